import type { ServiceErrorClass } from '@backstage-guardrails/service-client';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';
import { bodyRefusal } from './bodyRefusal';

/** Reads a JSON body up to a size in bytes. @public */
export function readJsonBody(options: {
  maxSize: number;
  Failure: ServiceErrorClass;
}): (RequestHandler | ErrorRequestHandler)[] {
  const { maxSize, Failure } = options;
  return [
    // Inflating would let a small body become a large one.
    express.json({ limit: maxSize, inflate: false }),
    ((error, _request, _response, next) => {
      const refusal = bodyRefusal(error, maxSize);
      next(refusal ? new Failure(refusal) : error);
    }) satisfies ErrorRequestHandler,
  ];
}
