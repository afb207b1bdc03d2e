export * from './createCatalogRecordAction';
export * from './createEvaluateAction';
export * from './createGitopsProposeAction';
export * from './createTerraformApplyAction';
export * from './createTerraformPlanAction';
