// What is this machine, however it is written, and what only looks like it.
import { isLoopback } from './loopback.ts';

test.each([
  'http://localhost:8080/beta',
  'http://LOCALHOST/',
  'http://graph.localhost/',
  'http://localhost./',
  'http://127.0.0.1:1',
  'http://127.1/',
  'http://127.255.0.9/',
  'http://0x7f000001/',
  'http://[::1]:3000/beta',
  'http://[0:0:0:0:0:0:0:1]/',
])('%s is this machine', (url) => expect(isLoopback(url)).toBe(true));

test.each([
  'https://graph.microsoft.com/beta',
  'http://localhost.example/',
  'http://notlocalhost/',
  'http://127.0.0.1.example/',
  'http://128.0.0.1/',
  'http://10.0.0.1/',
  'http://[::2]/',
  'http://me.example/127.0.0.1',
])('%s is not', (url) => expect(isLoopback(url)).toBe(false));
