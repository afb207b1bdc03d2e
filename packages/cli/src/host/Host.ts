/** What a command line has around it; tests hand in their own. @public */
export type Host = {
  env: Record<string, string | undefined>;
  /** Folder of the files shipped beside the program: bundle, parameters, pages. */
  shipped: string;
  version: string;
  colours: boolean;
  readStandardInput(): Promise<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
  now(): Date;
  /** Calls back once where the person ends the program; answers how to stop listening. */
  onInterrupt(listener: () => void): () => void;
};
