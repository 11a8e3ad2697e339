/* rule-fixture.h: a change of a document beside others that stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-rule.h"

G_BEGIN_DECLS

/* 2021-08-08T06:00:00Z */
#define RULE_FIXTURE_NOW (G_GINT64_CONSTANT (1628402400) * G_USEC_PER_SEC)

/* Places that are there by themselves, by the first letter of their ids; one at which
 * something was counted. */
#define RULE_FIXTURE_AREAS   "ABPQ"
#define RULE_FIXTURE_SITES   "RS"
#define RULE_FIXTURE_COUNTED "R"

/**
 * RuleFixture:
 * @name: what is tried
 * @before: (nullable): as it stands
 * @after: (nullable): as it is wanted
 * @token: who asks; "t" if %NULL
 * @is_owner: the area of the document asks
 * @expected: what is said of it: "" for nothing, or the beginning of the reason
 */
typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *token;
  gboolean    is_owner;
  const char *expected;
} RuleFixture;

/* Judges each of @cases; @others (nullable): documents that stand, up to a NULL. */
void  rule_fixture_check  (BwDocumentType       type,
                           const RuleFixture   *cases,
                           guint                n_cases,
                           const char * const  *others);

/* (transfer full): what is written in the end, one line; it must be allowed. */
char *rule_fixture_finish (BwDocumentType       type,
                           const RuleFixture   *one,
                           const char * const  *others);

G_END_DECLS
