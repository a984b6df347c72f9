// The contract compared with Microsoft's metadata: facts pinned by hand, and where the page differs.

import { keyName, odataTypeOf, type PropertyType, typeAnnotation } from '../../contracts/odata/entity-type.ts';
import { bodyId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { metadata } from '../../contracts/user-status/documented/metadata.ts';
import { complianceStatus, type PropertyName, properties } from '../../contracts/user-status/entity.ts';
import { paths } from '../../contracts/user-status/operation.ts';

const edm = {
  String: 'Edm.String',
  Int32: 'Edm.Int32',
  DateTimeOffset: 'Edm.DateTimeOffset',
};

const edmOf = (type: PropertyType): string => (typeof type === 'string' ? edm[type] : `graph.${type.name}`);

const typesOf = (names: readonly PropertyName[]) =>
  Object.fromEntries(names.map((name) => [name, edmOf(properties[name])]));

describe("Microsoft's metadata", () => {
  test('gives the properties the types of the contract', () => {
    const { userDisplayName, devicesCount, status, lastReportedDateTime, userPrincipalName } =
      metadata.entity.properties;
    expect(typesOf(['userDisplayName', 'devicesCount', 'status', 'lastReportedDateTime', 'userPrincipalName'])).toEqual(
      {
        userDisplayName: userDisplayName.type,
        devicesCount: devicesCount.type,
        status: status.type,
        lastReportedDateTime: lastReportedDateTime.type,
        userPrincipalName: userPrincipalName.type,
      },
    );
    expect(Object.keys(metadata.entity.properties).sort()).toEqual(Object.keys(properties).sort());
    expect(metadata.entity.key).toBe(keyName);
    expect(`#microsoft.graph.${metadata.entity.name}`).toBe(odataTypeOf(userStatus.entity));
    expect(typeAnnotation).toBe('@odata.type');
    expect([metadata.namespace, metadata.alias]).toEqual([userStatus.entity.namespace, userStatus.entity.alias]);
  });

  test('has the members of the contract in their order', () => {
    expect(Object.keys(metadata.enumeration.members)).toEqual([...complianceStatus]);
    expect(Object.values(metadata.enumeration.members)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('allows null where the contract leaves it open, and nowhere else', () => {
    const levels = Object.entries(metadata.entity.properties).map(([name, { nullable }]) => [
      userStatus.requirements.get(bodyId(name, 'null')).level,
      nullable,
    ]);
    expect(levels).toEqual(levels.map(([level]) => [level, level === 'UNSPECIFIED']));
    const nullable = Object.entries(metadata.entity.properties).filter(([, property]) => property.nullable);
    expect(nullable.map(([name]) => name).sort()).toEqual(['userDisplayName', 'userPrincipalName']);
  });

  test('declares every navigation that a path with a type walks', () => {
    const walked = Object.values(paths)
      .map((path) => /microsoft\.graph\.(\w+)\/(\w+)/.exec(path))
      .filter((match) => match !== null)
      .map(([, type, property]) => `${type}/${property}`);
    const declared = metadata.navigation.map(({ declaredBy, property }) => `${declaredBy}/${property}`);
    expect(walked).toHaveLength(4);
    expect(walked.filter((step) => !declared.includes(step))).toEqual([]);
    expect(declared).toContain('deviceConfiguration/userStatuses');
    // Each configuration has a set of its own, so that ids need to be unique within one collection only.
    expect(metadata.navigation.filter(({ contained }) => contained).map(({ property }) => property)).toEqual([
      'deviceConfigurations',
      'userStatuses',
    ]);
  });

  test('differs from the page only where that is documented', () => {
    const { navigation, entity, differences } = metadata;
    const declared = navigation.map(({ declaredBy, property }) => `${declaredBy}/${property}`);
    const untyped = Object.values(paths)
      .map((path) => /\{deviceConfigurationId\}\/(\w+)(?:\/(\w+))?\/userStatuses$/.exec(path))
      .flatMap((match) => (match?.[2] ? [`${match[1]}/${match[2]}`] : match?.[1] ? [`{id}/${match[1]}`] : []));
    const nullable = Object.entries(entity.properties).flatMap(([name, property]) => (property.nullable ? [name] : []));
    const inherited = Object.hasOwn(entity.properties, keyName) ? [] : [`lists ${keyName} among`];
    expect(untyped).toEqual([
      '{id}/rootCertificate',
      '{id}/identityCertificate',
      'identityCertificate/rootCertificate',
    ]);
    expect(declared).not.toContain('deviceConfiguration/rootCertificate');
    const unsaid = [...untyped, ...nullable, ...inherited].filter(
      (what) => !differences.some((text) => text.includes(what)),
    );
    expect(unsaid).toEqual([]);
  });

  test('is that of a commit, with the date of the commit', () => {
    expect(metadata.commit).toMatch(/^[\da-f]{40}$/);
    expect(metadata.committedOn).toMatch(/^2026-\d\d-\d\d$/);
  });
});
