import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { ProblemDocument } from './problem.document.js';

/** Documents what every query under a register may answer instead. */
export function ApiProblems(): MethodDecorator & ClassDecorator {
  const content = { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } };
  return applyDecorators(
    ApiExtraModels(ProblemDocument),
    ApiBadRequestResponse({ description: 'Every mistake in the parameters at once', content }),
    ApiNotFoundResponse({ description: 'The register, or what was asked for, is not known', content }),
    ApiResponse({ status: 503, description: '`atLeast` is not reached yet: ask again', content }),
  );
}
