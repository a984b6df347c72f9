// Small descriptions of the API for tests of drift: metadata and OpenAPI that agree with the contract, and ways to change them.
import { derivedTypes, navigationProperties } from '../contracts/user-status/documented/configuration-types.ts';

const members = [
  'unknown',
  'notApplicable',
  'compliant',
  'remediated',
  'nonCompliant',
  'error',
  'conflict',
  'notAssigned',
];

const configurations = `
      <EntityType Name="deviceConfiguration" BaseType="graph.entity" Abstract="true">
        <NavigationProperty Name="userStatuses" Type="Collection(graph.deviceConfigurationUserStatus)" ContainsTarget="true" />
      </EntityType>
      <EntityType Name="iosTrustedRootCertificate" BaseType="graph.deviceConfiguration" />
      <EntityType Name="iosScepCertificateProfile" BaseType="graph.deviceConfiguration">
        <NavigationProperty Name="rootCertificate" Type="graph.iosTrustedRootCertificate" />
      </EntityType>
      <EntityType Name="windowsPhone81CertificateProfileBase" BaseType="graph.deviceConfiguration" Abstract="true" />
      <EntityType Name="windowsPhone81VpnConfiguration" BaseType="graph.deviceConfiguration">
        <NavigationProperty Name="identityCertificate" Type="graph.windowsPhone81CertificateProfileBase" />
      </EntityType>
      <EntityType Name="windowsCertificateProfileBase" BaseType="graph.deviceConfiguration" Abstract="true" />
      <EntityType Name="windows81TrustedRootCertificate" BaseType="graph.deviceConfiguration" />
      <EntityType Name="windowsWifiEnterpriseEAPConfiguration" BaseType="graph.deviceConfiguration">
        <NavigationProperty Name="identityCertificateForClientAuthentication" Type="graph.windowsCertificateProfileBase" />
        <NavigationProperty Name="rootCertificatesForServerValidation" Type="Collection(graph.windows81TrustedRootCertificate)" />
      </EntityType>`;

const entity = `
      <EntityType Name="deviceConfigurationUserStatus" BaseType="graph.entity">
        <Property Name="devicesCount" Type="Edm.Int32" Nullable="false" />
        <Property Name="lastReportedDateTime" Type="Edm.DateTimeOffset" Nullable="false" />
        <Property Name="status" Type="graph.complianceStatus" Nullable="false" />
        <Property Name="userDisplayName" Type="Edm.String" />
        <Property Name="userPrincipalName" Type="Edm.String" />
      </EntityType>`;

const enumeration = `
      <EnumType Name="complianceStatus">
${members.map((name, value) => `        <Member Name="${name}" Value="${value}" />`).join('\n')}
      </EnumType>`;

/** Metadata in XML with these types of configurations. */
const metadataWith = (types: string): string => `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml">
    <edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Cap" />
  </edmx:Reference>
  <edmx:DataServices>
    <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">${enumeration}
      <EntityType Name="entity" Abstract="true">
        <Key>
          <PropertyRef Name="id" />
        </Key>
        <Property Name="id" Type="Edm.String" Nullable="false" />
      </EntityType>${entity}${types}
      <EntityType Name="deviceManagement" BaseType="graph.entity">
        <NavigationProperty Name="deviceConfigurations" Type="Collection(graph.deviceConfiguration)" ContainsTarget="true" />
      </EntityType>
      <EntityContainer Name="GraphService">
        <Singleton Name="deviceManagement" Type="microsoft.graph.deviceManagement" />
      </EntityContainer>
      <!-- annotations -->
    </Schema>
    <Schema Namespace="microsoft.graph.partner.security" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EnumType Name="complianceStatus">
        <Member Name="compliant" Value="0" />
        <Member Name="nonCompliant" Value="1" />
      </EnumType>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
`;

/** Metadata that agrees with the contract wherever the contract agrees with Microsoft's. */
export const metadata = metadataWith(configurations);

const bases = Object.entries(derivedTypes).flatMap(([base, types]) => types.map((type) => [type, base] as const));

const navigationsOf = (type: string): string =>
  Object.entries(navigationProperties[type] ?? {})
    .map(([name, target]) => {
      const [, element] = /^Collection\((.*)\)$/.exec(target) ?? [];
      const reference = element === undefined ? `graph.${target}` : `Collection(graph.${element})`;
      return `        <NavigationProperty Name="${name}" Type="${reference}" />\n`;
    })
    .join('');

/** The same with all types of configurations that Microsoft's beta has. */
export const wholeMetadata = metadataWith(`
      <EntityType Name="deviceConfiguration" BaseType="graph.entity" Abstract="true">
        <NavigationProperty Name="userStatuses" Type="Collection(graph.deviceConfigurationUserStatus)" ContainsTarget="true" />
        <NavigationProperty Name="groupAssignments" Type="Collection(graph.deviceConfigurationGroupAssignment)" ContainsTarget="true" />
      </EntityType>
      <EntityType Name="deviceConfigurationGroupAssignment" BaseType="graph.entity">
        <NavigationProperty Name="deviceConfiguration" Type="graph.deviceConfiguration" />
      </EntityType>
${bases
  .map(
    ([type, base]) =>
      `      <EntityType Name="${type}" BaseType="graph.${base}">\n${navigationsOf(type)}      </EntityType>`,
  )
  .join('\n')}`);

/**
 * A text with one part of it in place of another.
 * @throws Error where it does not hold that part, so that no test changes nothing.
 */
export const changed = (text: string, part: string, by: string): string => {
  if (!text.includes(part)) throw new Error(`the description does not hold ${part}`);
  return text.replace(part, () => by);
};

/** Metadata with annotations in its schema. */
export const annotated = (annotations: string, text = metadata): string =>
  changed(text, '<!-- annotations -->', annotations);

const schema = 'microsoft.graph.deviceConfigurationUserStatus';

const openApiPath = (path: string): string => `  "${path}":
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/${schema}'
      responses:
        '201':
          description: Created
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/${schema}'
    parameters:
      - name: id
        in: path
        required: true
        schema:
          type: string
`;

/** An OpenAPI description in the manner of Microsoft's, with these paths. */
export const openApi = (paths: readonly string[]): string => `openapi: 3.0.4
info:
  title: Configurations
  version: beta
servers:
  - url: https://graph.microsoft.com/beta
paths:
${paths.map(openApiPath).join('')}components:
  schemas:
    microsoft.graph.entity:
      type: object
      properties:
        id:
          type: string
    microsoft.graph.complianceStatus:
      title: complianceStatus
      enum:
${members.map((name) => `        - ${name}`).join('\n')}
      type: string
    ${schema}:
      allOf:
        - $ref: '#/components/schemas/microsoft.graph.entity'
        - title: deviceConfigurationUserStatus
          type: object
          properties:
            devicesCount:
              maximum: 2147483647
              minimum: -2147483648
              type: number
              format: int32
            lastReportedDateTime:
              type: string
              format: date-time
            status:
              $ref: '#/components/schemas/microsoft.graph.complianceStatus'
            userDisplayName:
              type: string
              nullable: true
            userPrincipalName:
              type: string
              nullable: true
`;
