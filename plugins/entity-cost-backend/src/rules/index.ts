export { readRulesConfig } from './readRulesConfig';
export { RuleBook } from './RuleBook';
