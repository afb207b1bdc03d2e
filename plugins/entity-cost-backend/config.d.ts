export interface Config {
  /** Costs of catalog entities. */
  entityCost?: {
    /** What members of groups may do beyond the costs of their own teams. */
    access?: {
      /** Groups that read the costs of all teams and what is unallocated, such as finance. */
      readers?: string[];
      /** Groups that load files, change rules of allocation and set all budgets. They read all costs too. */
      managers?: string[];
      /**
       * Groups that see effective and billed costs, which show negotiated prices. All others see costs at list prices.
       * Everyone who may read a cost sees its negotiated prices where this is left out.
       */
      negotiatedPrices?: string[];
    };
    /** Whether owners are notified about their budgets. Default: true. Needs the notifications plugin. */
    notifications?: boolean;
    /** Budgets a month. Each names one subject; it cannot be changed on a page. */
    budgets?: Array<{
      /** An entity, such as `component:default/shop`. */
      entity?: string;
      /** A group with all that it and the groups below it own. */
      owner?: string;
      /** A system with what belongs to it. */
      system?: string;
      /** An environment, as the tag of the bill names it. */
      environment?: string;
      /** A cost centre, as the annotation of entities names it. */
      costCenter?: string;
      /** An amount with its currency, such as `1200 EUR`. */
      amount: string;
    }>;

    /**
     * Days after the end of the last month of a source after which its bills no longer come. Budgets are then unknown to
     * decisions. Default: 45
     */
    staleAfterDays?: number;

    /** Where billing data comes from. Each is checked every hour. */
    sources?: Array<
      | {
          /** Letters, digits and dashes. What was loaded belongs to it. @visibility backend */
          id: string;
          /** Shown to people. Default: the id @visibility backend */
          title?: string;
          /** Id of the billing format; otherwise it is recognised. @visibility backend */
          format?:
            | 'focus'
            | 'aws-cur'
            | 'aws-cur-2'
            | 'azure'
            | 'oci'
            | 'opencost-csv';
          /** Values that are the same in every row and not in the files, by column of FOCUS. */
          columns?: { [column: string]: string };
          /** The names of columns of FOCUS in the files, where they have others. */
          columnsFrom?: { [column: string]: string };
          /** Whether dates with slashes have the month first. @visibility backend */
          monthFirst?: boolean;
          /** Whether numbers have a comma where others have a point. @visibility backend */
          decimalComma?: boolean;
          /** Whether days that the files no longer have are kept. @visibility backend */
          keepDays?: boolean;
          /** @visibility backend */
          type: 'files';
          /** Files and folders of the machine. @visibility backend */
          paths: string[];
        }
      | {
          /** @visibility backend */
          id: string;
          /** @visibility backend */
          title?: string;
          /** @visibility backend */
          format?:
            | 'focus'
            | 'aws-cur'
            | 'aws-cur-2'
            | 'azure'
            | 'oci'
            | 'opencost-csv';
          columns?: { [column: string]: string };
          columnsFrom?: { [column: string]: string };
          /** @visibility backend */
          monthFirst?: boolean;
          /** @visibility backend */
          decimalComma?: boolean;
          /** @visibility backend */
          keepDays?: boolean;
          /** @visibility backend */
          type: 'urls';
          /** Addresses with https. A redirect to another host is not followed. @visibility secret */
          urls: string[];
          /** Headers of the requests. @visibility secret */
          headers?: { [name: string]: string };
        }
      | {
          /** @visibility backend */
          id: string;
          /** @visibility backend */
          title?: string;
          /** @visibility backend */
          format?:
            | 'focus'
            | 'aws-cur'
            | 'aws-cur-2'
            | 'azure'
            | 'oci'
            | 'opencost-csv';
          columns?: { [column: string]: string };
          columnsFrom?: { [column: string]: string };
          /** @visibility backend */
          monthFirst?: boolean;
          /** @visibility backend */
          decimalComma?: boolean;
          /** @visibility backend */
          keepDays?: boolean;
          /** @visibility backend */
          type: 's3';
          /** @visibility backend */
          bucket: string;
          /** What the keys start with. @visibility backend */
          prefix?: string;
          /** @visibility backend */
          region?: string;
          /** Of a storage that is not AWS. @visibility backend */
          endpoint?: string;
          /** Whether the bucket is in the path instead of the host. @visibility backend */
          forcePathStyle?: boolean;
          /** Default: the credentials of the environment @visibility secret */
          accessKeyId?: string;
          /** @visibility secret */
          secretAccessKey?: string;
        }
      | {
          /** @visibility backend */
          id: string;
          /** @visibility backend */
          title?: string;
          /** @visibility backend */
          type: 'opencost';
          /** Address of OpenCost, without `/allocation`. @visibility backend */
          url: string;
          /** Currency of its prices. Default: USD @visibility backend */
          currency?: string;
          /** Headers of the requests. @visibility secret */
          headers?: { [name: string]: string };
          /** Days that are requested at first. Default: 14 @visibility backend */
          days?: number;
        }
      | {
          /** @visibility backend */
          id: string;
          /** Shown to the person who uploads a file. @visibility backend */
          title?: string;
          /** @visibility backend */
          format?:
            | 'focus'
            | 'aws-cur'
            | 'aws-cur-2'
            | 'azure'
            | 'oci'
            | 'opencost-csv';
          columns?: { [column: string]: string };
          columnsFrom?: { [column: string]: string };
          /** @visibility backend */
          monthFirst?: boolean;
          /** @visibility backend */
          decimalComma?: boolean;
          /** Files that people upload. @visibility backend */
          type: 'upload';
        }
    >;

    /** Rules of allocation, in their order, before those of tags. */
    rules?: Array<{
      /** Shown with each amount. @visibility backend */
      id: string;
      /** All have to hold. */
      conditions: Array<{
        /** @visibility backend */
        kind:
          | 'tag'
          | 'cost-category'
          | 'provider'
          | 'service'
          | 'sub-account'
          | 'resource';
        /** Of a tag or cost category. @visibility backend */
        key?: string;
        /** @visibility backend */
        operator: 'in' | 'not-in' | 'starts-with' | 'exists' | 'not-exists';
        /** @visibility backend */
        values?: string[];
      }>;
      /** An entity, or a tag that names one of these kinds. */
      to:
        | {
            /** @visibility backend */
            entity: string;
          }
        | {
            /** @visibility backend */
            tag: string;
            /** @visibility backend */
            kinds: string[];
          };
    }>;

    /** Queries that entities name in their annotation `prometheus.io/rule`, shown on the Cost tab. */
    prometheus?: {
      /** Address of Prometheus, without `/api/v1`. @visibility backend */
      url: string;
      /** Headers of the requests. @visibility secret */
      headers?: { [name: string]: string };
      queries: Array<{
        /** Small letters, digits and dashes. @visibility backend */
        name: string;
        /** Shown to people. Default: the name @visibility backend */
        title?: string;
        /** @visibility backend */
        unit?: string;
        /** One series, with the entity as a whole label value: `app="$name"`. @visibility backend */
        query: string;
        /** Of the entities that it is for. Default: component @visibility backend */
        kind?: string;
      }>;
    };

    /** What a file of billing data may take. */
    limits?: {
      /** Size of a file as it comes. Default: 2000 @visibility backend */
      fileMegabytes?: number;
      /** Size of a file when it is uncompressed. Default: 10000 @visibility backend */
      uncompressedMegabytes?: number;
      /** Time for reading a large file. Default: 30 @visibility backend */
      readMinutes?: number;
      /** Memory for reading a large file. Default: 512 @visibility backend */
      memoryMegabytes?: number;
      /** Temporary files of reading a large file. Default: 10000 @visibility backend */
      temporaryMegabytes?: number;
    };
  };
}
