export { EstimateBook } from './EstimateBook';
