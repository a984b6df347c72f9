// Which names of configurations say that they are for tests.
import { isNamedForTests } from './named-for-tests.ts';

test.each([
  ...[
    'Conformance tests',
    'test',
    'TEST: Wi-Fi',
    'wifi_test',
    'Wi-Fi (testing)',
    'userstatus-conformance',
    '🚀 test 🚀',
  ],
  ...['a\nconformance\nb', 'Test-1', 'Tests für Geräte 2', 'test ° № 7'],
])('%j is for tests', (name) => expect(isNamedForTests(name)).toBe(true));

test.each([
  ...['Corp WiFi', 'Latest policy', 'Contest rules', 'Attestation', 'PRODUCTION (tested)', 'Not for tests'],
  ...['Test ring for everyone', 'Tests in Produktion', 'Pruebas en producción, test', 'Nicht zum Test', 'Kein Test'],
  ...['Gold, after testing', 'Test: all devices', 'Don’t test', 'Greatest', 'protest', 'testament', 'untested'],
  ...["Don't test here", 'Production conformance', 'live test', 'no test', 'Pilot test ring', '', 'протест', 'tést'],
  ...['本番 test', 'ПРОД test', 'Test – الإنتاج', 'Test pour tous', 'Test für alle', 'Prueba (test) para todos'],
])('%j may be in use', (name) => expect(isNamedForTests(name)).toBe(false));
