export {
  type ChangeExplanation,
  type ChangeParts,
  type CostChange,
  type CostOfItem,
  explainChange,
} from './explainChange';
