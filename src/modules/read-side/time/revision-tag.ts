import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import type { AsOf } from './known.js';

/**
 * The revision that an answer holds for, as its ETag: to be sent back in `If-Match` with a decision.
 * Without a date in the request the answer changes at midnight while the revision stays; it is sent in full then.
 */
@Injectable()
class RevisionTagInterceptor implements NestInterceptor<{ readonly asOf: AsOf }> {
  intercept(context: ExecutionContext, next: CallHandler<{ readonly asOf: AsOf }>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    if (request.query['validAt'] === undefined) delete request.headers['if-none-match'];
    return next.handle().pipe(tap(({ asOf }) => response.setHeader('ETag', `"${asOf.revision}"`)));
  }
}

/** Gives the answer the revision it holds for as its ETag. */
export function RevisionTag(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(RevisionTagInterceptor),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'An ETag received before' }),
    ApiResponse({ status: 304, description: 'Nothing has changed since; only with `validAt`' }),
  );
}
