/* bw-problem.h: what went wrong, as RFC 9457 wants it told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-http.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_PROBLEM_CONTENT_TYPE "application/problem+json"

typedef struct _BwProblem BwProblem;

BwProblem      *bw_problem_new            (guint         status,
                                           const char   *format,
                                           ...) G_GNUC_PRINTF (2, 3);

/* Too much is waiting: 503 with Retry-After. */
BwProblem      *bw_problem_new_busy       (void);

/* An error of the layers below: UNAVAILABLE 503, FULL 507, CONFLICT 412,
 * NOT_FOUND 404, of the model 400 with its pointer, anything else 500. */
BwProblem      *bw_problem_new_from_error (const GError *error);

/* Of the rules between documents: RULE 409, anything else of the model 422. */
BwProblem      *bw_problem_new_from_rule  (const GError *error);
void            bw_problem_free           (BwProblem    *self);
guint           bw_problem_get_status     (BwProblem    *self);
const char     *bw_problem_get_detail     (BwProblem    *self);

/* The path that was asked for. */
void            bw_problem_set_instance   (BwProblem    *self,
                                           const char   *instance);
void            bw_problem_add_error      (BwProblem    *self,
                                           const char   *pointer,
                                           const char   *reason);

/* (transfer none): whatever else it has to say */
JsonObject     *bw_problem_get_object     (BwProblem    *self);

/* Takes over @self. */
BwHttpResponse *bw_problem_to_response    (BwProblem    *self);

G_END_DECLS
