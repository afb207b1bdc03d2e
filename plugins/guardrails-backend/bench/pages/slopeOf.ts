/** Growth of a time with a size: 0 for none, 1 for as much as the size. Least squares over the logarithms. */
export function slopeOf(sizes: number[], times: number[]): number {
  const x = sizes.map(Math.log);
  const y = times.map(Math.log);
  const middle = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [middle(x), middle(y)];
  const covariance = x.reduce((sum, v, n) => sum + (v - mx) * (y[n] - my), 0);
  return covariance / x.reduce((sum, v) => sum + (v - mx) ** 2, 0);
}
