export interface Config {
  guardrails?: {
    cost?: {
      /**
       * Path of a JSON file with prices, for estimates of changes. Default: a small book of list prices of AWS in USD.
       * @visibility backend
       */
      priceBook?: string;
    };
  };
}
