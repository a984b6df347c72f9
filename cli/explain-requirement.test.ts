import { userStatus } from '../contracts/user-status/contract.ts';
import { explainRequirement } from './explain-requirement.ts';

const textOf = (id: string): string => {
  const row = userStatus.requirements.find(id);
  return row === undefined ? '' : explainRequirement(userStatus, row);
};

test('names level, statement and source, with quote and address', () => {
  const text = textOf('bodies.devicesCount.range');
  expect(text).toContain('MUST bodies.devicesCount.range\nrefuses a number outside Int32 for devicesCount\n');
  expect(text).toContain('page, Request body: "devicesCount Int32 Devices count for that user."\n');
  expect(text).toMatch(/https:\/\/learn\.microsoft\.com\/\S+#request-body\n/);
});

test('shows an answer that passes and one that fails', () => {
  const text = textOf('bodies.devicesCount.range');
  expect(text).toMatch(/\npass {6}POST [\s\S]*\n {10}answered 400 [\s\S]*\nfailure {3}answered 201 /);
  expect(text).toContain('status: expected 400 to 499; actual 201');
});

test('prints the text of a ruling', () =>
  expect(textOf('bodies.withoutType')).toContain('**MUST** accept a body that leaves out `@odata.type`.'));

// What takes more than one exchange, or a token that the user brings.
const moreThanOne = ['answers.id.unique', 'answers.readBack', 'refusals.nothingCreated'];

test.each(userStatus.requirements.all.filter(({ binds, level }) => binds !== 'client' && level !== 'UNSPECIFIED'))(
  'explains $id, with a failure where one exchange shows it',
  ({ id }) => expect(textOf(id).includes('\nfailure ')).toBe(!moreThanOne.includes(id)),
);

test.each(userStatus.requirements.all.filter(({ binds, level }) => binds === 'client' || level === 'UNSPECIFIED'))(
  'explains $id without a failure',
  ({ id, says }) => {
    expect(textOf(id)).toContain(`\n${says}\n`);
    expect(textOf(id)).not.toContain('\nfailure ');
  },
);
