export * from './createCatalogRecordAction';
export * from './createEvaluateAction';
export * from './createGitopsProposeAction';
export * from './createTargetReleaseAction';
export * from './createTerraformApplyAction';
export * from './createTerraformPlanAction';
