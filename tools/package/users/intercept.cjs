// What there is without nock: the matchers, but no interception.
require('userstatus-conformance/client-tests').interceptUserStatuses();
