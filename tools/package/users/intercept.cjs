// Without nock: matchers, but no interception.
require('userstatus-conformance/client-tests').interceptUserStatuses();
