/* rule-fixture.c: a change of a document beside others that stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

#include "bw-json.h"

#include <string.h>

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = text != NULL ? bw_json_parse (text, -1, G_MAXINT, &error) : NULL;

  g_assert_no_error (error);
  return node != NULL ? json_node_dup_object (node) : NULL;
}

static gboolean
is_of_type (JsonObject     *object,
            BwDocumentType  type)
{
  return g_str_equal (json_object_get_string_member (object, "type"), bw_document_type_to_string (type));
}

static JsonObject *
find_other (BwDocumentType   type,
            const char      *id,
            gpointer         data,
            GError         **error)
{
  for (const char * const *other = data; other != NULL && *other != NULL; other++)
    {
      g_autoptr (JsonObject) object = parse (*other);

      if (is_of_type (object, type) && g_str_equal (json_object_get_string_member (object, "id"), id))
        return g_steal_pointer (&object);
    }

  return (type == BW_DOCUMENT_TYPE_AREA && strchr (RULE_FIXTURE_AREAS, *id) != NULL)
         || (type == BW_DOCUMENT_TYPE_SITE && strchr (RULE_FIXTURE_SITES, *id) != NULL) ? json_object_new () : NULL;
}

static gboolean
show_others (BwDocumentType   type,
             BwRuleSeeFunc    see,
             gpointer         see_data,
             gpointer         data,
             GError         **error)
{
  for (const char * const *other = data; other != NULL && *other != NULL; other++)
    {
      g_autoptr (JsonObject) object = parse (*other);

      if (is_of_type (object, type) && !see (*other, see_data))
        break;
    }

  return TRUE;
}

static gboolean
is_counted_at (const char  *place,
               gboolean    *is_counted,
               gpointer     data,
               GError     **error)
{
  *is_counted = g_str_equal (place, RULE_FIXTURE_COUNTED);
  return TRUE;
}

/* (nullable): what is written; else @error. */
static JsonObject *
judge (BwDocumentType       type,
       const RuleFixture   *one,
       const char * const  *others,
       GError             **error)
{
  g_autoptr (JsonObject) before = parse (one->before);
  g_autoptr (JsonObject) after = parse (one->after);
  BwRuleCase rule_case = {
    .type = type,
    .id = json_object_get_string_member (after != NULL ? after : before, "id"),
    .before = before,
    .after = after,
    .token = one->token != NULL ? one->token : "t",
    .role = "official",
    .is_owner = one->is_owner,
    .is_whole = !one->is_owner,
    .now = RULE_FIXTURE_NOW,
    .find = find_other,
    .each = show_others,
    .counted = is_counted_at,
    .user_data = (gpointer) others,
  };

  if (!bw_rule_check (&rule_case, error))
    return NULL;

  return after != NULL ? g_steal_pointer (&after) : json_object_new ();
}

void
rule_fixture_check (BwDocumentType      type,
                    const RuleFixture  *cases,
                    guint               n_cases,
                    const char * const *others)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) written = judge (type, &cases[i], others, &error);

      g_test_message ("%s: %s", cases[i].name, error != NULL ? error->message : "allowed");
      g_assert_true ((written == NULL) == (error != NULL));
      g_assert_true ((error == NULL) == (*cases[i].expected == '\0'));
      g_assert_true (error == NULL || g_str_has_prefix (error->message, cases[i].expected));
    }
}

char *
rule_fixture_finish (BwDocumentType      type,
                     const RuleFixture  *one,
                     const char * const *others)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) written = judge (type, one, others, &error);

  g_assert_no_error (error);
  return bw_json_to_line (written);
}
