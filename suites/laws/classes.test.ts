// Every class of bodies that breaks servers is reached on every path, within the default number of cases. The classes
// are defined by hand here, not by the tables that the generators use.
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { schedule } from '../../engine/campaign/schedule.ts';
import { readSettings } from '../../engine/settings/settings.ts';

type Body = { readonly text: string; readonly value: Readonly<Record<string, unknown>> };

const settings = readSettings(userStatus, { seed: '99' }, {});

const acceptedOn = (path: string): Body[] =>
  [...schedule(settings, [path]).cases]
    .filter((made) => userStatus.requirements.get(made.requirement).then.answers === 'created')
    .map(({ request }) => ({ text: String(request.body), reading: readBody(request.body) }))
    .map(({ text, reading }) => ({ text, value: 'value' in reading && isObject(reading.value) ? reading.value : {} }));

const time =
  (pattern: RegExp) =>
  ({ value }: Body): boolean =>
    pattern.test(String(value['lastReportedDateTime']));

const count =
  (wanted: number) =>
  ({ value }: Body): boolean =>
    value['devicesCount'] === wanted;

const status =
  (wanted: string) =>
  ({ value }: Body): boolean =>
    value['status'] === wanted;

const eitherString =
  (is: (text: string) => boolean) =>
  ({ value }: Body): boolean =>
    is(String(value['userDisplayName'])) || is(String(value['userPrincipalName']));

const matching = (pattern: RegExp) => eitherString((text) => pattern.test(text));

const classes: Readonly<Record<string, (body: Body) => boolean>> = {
  ...Object.fromEntries(
    ['unknown', 'notApplicable', 'compliant', 'remediated', 'nonCompliant', 'error', 'conflict', 'notAssigned'].map(
      (member) => [`status ${member}`, status(member)],
    ),
  ),
  ...Object.fromEntries(
    [0, 1, 32768, 65536, 16777215, 16777216, 16777217, 2147483647].map((value) => [`count ${value}`, count(value)]),
  ),
  'no fraction': time(/:\d\d(Z|[+-])/),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((digits) => [`${digits} digits`, time(new RegExp(`\\.\\d{${digits}}(Z|[+-])`))]),
  ),
  Z: time(/Z$/),
  '+00:00': time(/\+00:00$/),
  'whole hours east': time(/\+(0[1-9]|1[0-4]):00$/),
  'whole hours west': time(/-(0[1-9]|1[0-4]):00$/),
  'half hours east': time(/\+\d\d:30$/),
  'half hours west': time(/-\d\d:30$/),
  'leap day': time(/-02-29T/),
  'year 0001': time(/^0001-/),
  'year 9999': time(/^9999-/),
  'empty string': eitherString((text) => text === ''),
  'blank before': matching(/^\s+\S/),
  'blank behind': matching(/\S\s+$/),
  'long string': eitherString((text) => text.length >= 1000),
  combining: matching(/\p{Letter}\p{Mark}/u),
  composed: eitherString((text) => text.normalize('NFD') !== text),
  decomposed: eitherString((text) => text.normalize('NFC') !== text),
  'outside the BMP': matching(/[\u{10000}-\u{10ffff}]/u),
  'double quote': matching(/"/),
  'single quote': matching(/'/),
  backslash: matching(/\\/),
  control: matching(/\p{Control}/u),
  NUL: eitherString((text) => text.includes('\u0000')),
  markup: matching(/<\w+>/),
  number: matching(/^\d+$/),
  literal: matching(/^(null|true|false)$/),
  date: matching(/^\d{4}-\d\d-\d\d/),
  prototype: matching(/^(__proto__|constructor)$/),
  shuffled: ({ value }) => Object.keys(value).indexOf('status') < Object.keys(value).indexOf('userDisplayName'),
  'escaped name': ({ text }) => /\\u[\da-fA-F]{4}[^"]*"\s*:/.test(text),
  'escaped value': ({ text }) => /:\s*"[^"]*\\u[\da-fA-F]{4}/.test(text),
  'white space': ({ text }) => /[\t\n]\s*"/.test(text),
  'no white space': ({ text }) => !/[\s]"\w+":/.test(text),
  'without type': ({ value }) => !Object.hasOwn(value, '@odata.type'),
};

describe.each(userStatus.paths.names)('the cases of %s', (path) => {
  test('reach every class', () => {
    const bodies = acceptedOn(path);
    expect(Object.keys(classes).filter((name) => !bodies.some((body) => classes[name]?.(body)))).toEqual([]);
  });
});
