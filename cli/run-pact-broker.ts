export const publish = async (_files: readonly string[], _options: object): Promise<number> => 3;
export const canIDeploy = async (_options: object): Promise<number> => 3;
export const recordDeployment = async (_options: object): Promise<number> => 3;
