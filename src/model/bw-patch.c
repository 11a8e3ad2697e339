/* bw-patch.c: what differs between two versions of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-patch.h"

static gboolean
is_of_each_change (const char *member)
{
  return g_str_equal (member, "seq") || g_str_equal (member, "by_role");
}

/* (nullable): what is null is not there. */
static JsonNode *
get_member (JsonObject *object,
            const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
is_same (JsonNode *a,
         JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && json_node_equal (a, b));
}

static void
set (JsonObject *object,
     const char *member,
     JsonNode   *node)
{
  if (node != NULL)
    json_object_set_member (object, member, json_node_copy (node));
  else
    json_object_set_null_member (object, member);
}

/* What was to be taken away is so when it is not there. */
static gboolean
holds (JsonNode *whole,
       JsonNode *part)
{
  if (whole == NULL || JSON_NODE_HOLDS_NULL (part))
    return (whole == NULL || JSON_NODE_HOLDS_NULL (whole)) && JSON_NODE_HOLDS_NULL (part);
  if (JSON_NODE_HOLDS_OBJECT (whole) && JSON_NODE_HOLDS_OBJECT (part))
    return bw_patch_is_in (json_node_get_object (part), json_node_get_object (whole));

  return json_node_equal (part, whole);
}

/**
 * bw_patch_make:
 * @before: (nullable): a version; %NULL: there was none
 * @after: a later one
 *
 * Returns: (transfer full): the members that differ; null: it is gone
 */
JsonObject *
bw_patch_make (JsonObject *before,
               JsonObject *after)
{
  JsonObject *patch = json_object_new ();
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, after);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    {
      if (!is_of_each_change (member)
          && (before == NULL || !is_same (get_member (before, member), get_member (after, member))))
        set (patch, member, get_member (after, member));
    }

  if (before == NULL)
    return patch;

  json_object_iter_init_ordered (&iter, before);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    {
      if (!is_of_each_change (member) && get_member (before, member) != NULL && get_member (after, member) == NULL)
        json_object_set_null_member (patch, member);
    }

  return patch;
}

/**
 * bw_patch_apply:
 * @onto: a version
 * @patch: a patch
 *
 * Returns: (transfer full): the version after it
 */
JsonObject *
bw_patch_apply (JsonObject *onto,
                JsonObject *patch)
{
  JsonObject *made = json_object_new ();
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, onto);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    {
      if (!is_of_each_change (member) && get_member (onto, member) != NULL && !json_object_has_member (patch, member))
        set (made, member, get_member (onto, member));
    }

  json_object_iter_init_ordered (&iter, patch);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    {
      if (!is_of_each_change (member) && get_member (patch, member) != NULL)
        set (made, member, get_member (patch, member));
    }

  return made;
}

/**
 * bw_patch_invert:
 * @patch: a patch
 * @before: the version that it was made of
 *
 * Returns: (transfer full): what gives the members of @patch their former values
 */
JsonObject *
bw_patch_invert (JsonObject *patch,
                 JsonObject *before)
{
  JsonObject *inverse = json_object_new ();
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, patch);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    set (inverse, member, get_member (before, member));

  return inverse;
}

/**
 * bw_patch_is_in:
 * @patch: a patch
 * @whole: a version
 *
 * Returns: whether @whole says all that @patch says
 */
gboolean
bw_patch_is_in (JsonObject *patch,
                JsonObject *whole)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, patch);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      if (!is_of_each_change (member) && !holds (json_object_get_member (whole, member), node))
        return FALSE;
    }

  return TRUE;
}
