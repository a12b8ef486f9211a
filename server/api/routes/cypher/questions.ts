// The product's own questions, for whoever writes Cypher to start from.
import { listQuestions } from '#graph/queries';
import { questionsView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing } from '../../validate.ts';

export const listKeptQuestions: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/cypher/questions',
    summary: 'The questions that the product itself asks, with their parameters.',
    params: nothing,
    query: nothing,
    answer: questionsView,
    handle: async () => ({
      questions: listQuestions().map(({ name, question, text, parameters }) => ({
        name,
        question,
        query: text,
        parameters: Object.fromEntries(parameters),
      })),
    }),
  });
