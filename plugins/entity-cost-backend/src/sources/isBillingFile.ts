/** Whether a file of a folder or bucket is billing data, by its name: manifests, checksums and the state of a report are not. @internal */
export function isBillingFile(name: string): boolean {
  return (
    /\.(?:csv|parquet|json)(?:\.gz)?$/i.test(name) &&
    !/cost_and_usage_data_status/i.test(name) &&
    !/(?:manifest|metadata|_delta_log)[^/]*(?:\/[^/]*)?\.json$/i.test(name)
  );
}
