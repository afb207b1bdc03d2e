export { MetricReader } from './MetricReader';
export { PrometheusClient } from './PrometheusClient';
export { readPrometheusConfig } from './readPrometheusConfig';
