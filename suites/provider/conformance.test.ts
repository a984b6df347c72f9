// What ends a run is said, whoever is to blame.

import { openConformance } from '../../engine/campaign/conformance.ts';
import { listen, type RunEvent } from '../../engine/campaign/events.ts';
import { readSettings } from '../../engine/settings/settings.ts';

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
