import { AuditEntrySchema } from '@vidimus/contracts';
import Type from 'typebox';
import { eraseApplicant } from '../applicants/erase.ts';
import type { Context } from '../context.ts';
import type { App } from './app.ts';
import { IdParams, listOf, withProblems } from './schemas.ts';

/** Erasing a person, and what is known of it afterwards. */
export function erasureRoutes(app: App, context: Context): void {
  app.delete(
    '/v1/applicants/:id',
    {
      schema: {
        summary: 'Erase a person: the key is destroyed, pictures and data removed; repeating it does no harm',
        params: IdParams,
        response: withProblems({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      await eraseApplicant(context, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/v1/audit_entries',
    {
      schema: {
        summary: 'What was done to applicants, the latest 100 first; ids only',
        querystring: Type.Object(
          { applicant_id: Type.Optional(IdParams.properties.id) },
          { additionalProperties: false },
        ),
        response: withProblems({ 200: listOf(AuditEntrySchema) }),
      },
    },
    async (request) => {
      let query = context.db
        .selectFrom('audit_entries')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(100);
      const { applicant_id } = request.query;
      if (applicant_id !== undefined) query = query.where('applicant_id', '=', applicant_id);
      const rows = await query.execute();
      return { data: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })), next_after: null };
    },
  );
}
