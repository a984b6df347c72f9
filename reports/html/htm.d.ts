// htm's own types are not found under Node's module resolution: what is used of it here, for templates of one root.
declare module 'htm' {
  const htm: {
    bind<Node>(
      create: (type: string, props: Readonly<Record<string, unknown>> | null, ...children: never[]) => Node,
    ): (strings: TemplateStringsArray, ...values: unknown[]) => Node;
  };
  export default htm;
}
