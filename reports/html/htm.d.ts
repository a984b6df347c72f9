// Types of htm, whose own are not found under Node's module resolution: the part used here, templates with one root.
declare module 'htm' {
  const htm: {
    bind<Node>(
      create: (type: string, props: Readonly<Record<string, unknown>> | null, ...children: never[]) => Node,
    ): (strings: TemplateStringsArray, ...values: unknown[]) => Node;
  };
  export default htm;
}
