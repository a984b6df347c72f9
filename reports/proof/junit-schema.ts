// What Jenkins, the strictest of JUnit's readers, takes: its elements and attributes, of those that we could write.

const text = (names: readonly string[], required: readonly string[] = []): string =>
  names
    .map((name) => `<xs:attribute name="${name}" type="xs:string"${required.includes(name) ? ' use="required"' : ''}/>`)
    .join('');

const reason = (name: string): string =>
  `<xs:element name="${name}"><xs:complexType mixed="true">${text(['message', 'type'])}</xs:complexType></xs:element>`;

const contents = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  ${['failure', 'error', 'skipped'].map(reason).join('')}
  <xs:element name="testcase"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element ref="failure"/><xs:element ref="error"/><xs:element ref="skipped"/>
      <xs:element name="system-out" type="xs:string"/>
    </xs:choice>${text(['name', 'classname', 'time'], ['name'])}
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    ${text(['name', 'tests', 'failures', 'errors', 'skipped', 'timestamp', 'time'], ['name', 'tests', 'failures', 'errors'])}
  </xs:complexType></xs:element>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    ${text(['name', 'tests', 'failures', 'errors', 'time'])}
  </xs:complexType></xs:element>
</xs:schema>`;

export const junitSchema = { fileName: 'junit.xsd', contents };
