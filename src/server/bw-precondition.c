/* bw-precondition.c: which version of a document is meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-precondition.h"

#include <string.h>

/* `"12"`: one strong tag of ours. */
static gboolean
read_tag (const char *text,
          guint64    *seq)
{
  gsize length = strlen (text);
  g_autofree char *digits = NULL;

  if (length < 3 || text[0] != '"' || text[length - 1] != '"')
    return FALSE;

  digits = g_strndup (text + 1, length - 2);
  return g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT64, seq, NULL);
}

/**
 * bw_precondition_read:
 * @match: (nullable): the header `If-Match`
 * @none_match: (nullable): the header `If-None-Match`
 * @expected: (out): seq that the document must have; 0: there must be none;
 *   %BW_PRECONDITION_ANY: there must be one
 *
 * Returns: (transfer full) (nullable): what is wrong with them
 */
BwProblem *
bw_precondition_read (const char *match,
                      const char *none_match,
                      guint64    *expected)
{
  if (match == NULL && none_match == NULL)
    return bw_problem_new (428, "say which version is meant: “If-Match” with its ETag, or “If-None-Match: *”"
                           " for a new one");
  if (match != NULL && none_match != NULL)
    return bw_problem_new (400, "“If-Match” and “If-None-Match” cannot both be meant");

  if (none_match != NULL)
    {
      *expected = 0;
      return g_str_equal (none_match, "*") ? NULL : bw_problem_new (400, "“If-None-Match” can only be “*” here");
    }

  *expected = BW_PRECONDITION_ANY;
  if (g_str_equal (match, "*") || read_tag (match, expected))
    return NULL;

  return bw_problem_new (400, "“If-Match” must be one ETag, as it was sent, or “*”");
}
