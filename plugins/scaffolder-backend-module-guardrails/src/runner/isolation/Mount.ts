/** One thing that Terraform sees in a file system that holds nothing else. @internal */
export type Mount =
  /** A symbolic link, as the machine has it. */
  | { kind: 'link'; source: string; target: string }
  /** A folder with everything that is mounted below it. */
  | { kind: 'tree'; source: string; target: string; access: Access }
  /** A folder without what is mounted below it. */
  | { kind: 'folder'; source: string; target: string; access: Access }
  | { kind: 'file'; source: string; target: string; access: Access }
  /** An empty folder over one that would be visible. */
  | { kind: 'hidden'; target: string };

/** @internal */
export type Access = 'read' | 'write';
