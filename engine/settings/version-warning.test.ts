// A base URL that ends in v1.0 is named before anything is sent.
import { versionWarning } from './version-warning.ts';

test.each(['https://graph.microsoft.com/v1.0', 'https://graph.microsoft.com/v1.0/', 'http://127.0.0.1:8080/mock/v1.0'])(
  '%s is warned about',
  (url) => expect(versionWarning(url)).toContain(`${url} is v1.0, and the page documents beta`),
);

test.each(['https://graph.microsoft.com/beta', 'https://v1.0.example/beta', 'http://host/v1.0/beta', 'http://host/v1'])(
  '%s is not warned about',
  (url) => expect(versionWarning(url)).toBeUndefined(),
);
