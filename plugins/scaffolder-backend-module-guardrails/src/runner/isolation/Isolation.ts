/** Programs of the machine that build the wall, by their absolute paths. @internal */
export type IsolationTools = Record<
  'mount' | 'pivot_root' | 'setpriv' | 'umount' | 'unshare',
  string
>;

/** What keeps Terraform from the files and processes of the backend on this machine. @internal */
export type Isolation =
  | { status: 'namespaces'; tools: IsolationTools }
  | { status: 'none'; reason: string };
