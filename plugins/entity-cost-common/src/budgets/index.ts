export {
  type BudgetState,
  budgetState,
  type BudgetThreshold,
  budgetThresholds,
} from './budgetState';
export {
  type CostForecast,
  type ForecastError,
  forecastMonth,
} from './forecast';
