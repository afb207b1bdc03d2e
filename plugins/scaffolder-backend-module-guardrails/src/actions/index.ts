export * from './createEvaluateAction';
export * from './createTerraformApplyAction';
export * from './createTerraformPlanAction';
