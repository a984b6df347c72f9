// What ends a run is said, whoever is to blame.
import { readSettings } from '../../target/index.ts';
import { openConformance } from './conformance.ts';
import { listen, type RunEvent } from './events.ts';

test('a mistake of ours is called one', async () => {
  const heard: RunEvent[] = [];
  const stop = listen((event) => void heard.push(event));
  const conformance = await openConformance(readSettings({ cases: '0', only: ['paths.example'] }, {}));
  await expect(conformance.demand('bodies.none', 'rootCertificate')).rejects.toThrow('bodies.none');
  await conformance.close();
  stop();
  expect(heard).toContainEqual({
    kind: 'stopped',
    reason: expect.stringMatching(/^a mistake of userstatus-conformance itself, please report it \(.*bodies\.none/),
  });
});
