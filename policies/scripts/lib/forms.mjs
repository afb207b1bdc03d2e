/** How plans write the settings of a cloud without its own provider: by the API of Azure, or by AWS Cloud Control. */
export const isArm = type => type.includes('/');

export const isCloudControl = type => type.startsWith('awscc_');
