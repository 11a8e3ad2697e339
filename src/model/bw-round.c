/* bw-round.c: a document of type `round`, one testing campaign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-round.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"

G_DEFINE_BOXED_TYPE (BwRound, bw_round, bw_round_ref, bw_round_unref)

static void
free_group (gpointer data)
{
  BwRoundGroup *group = data;

  g_free (group->name);
  g_free (group->name_en);
  g_strfreev (group->areas);
  g_free (group);
}

static void
clear_round (gpointer data)
{
  BwRound *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->name_en);
  g_strfreev (self->areas);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->milestones);
  g_free (self->pooling);
}

/* A list; an absent one is %NULL where it may be. */
static gboolean
get_list (JsonObject  *json,
          const char  *member,
          JsonArray  **list,
          GError     **error)
{
  JsonNode *node = json_object_get_member (json, member);

  *list = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: must be a list", member);
      return FALSE;
    }

  *list = json_node_get_array (node);
  return TRUE;
}

static gboolean
read_areas (JsonObject  *json,
            GStrv       *areas,
            GError     **error)
{
  JsonArray *list;
  guint length;

  if (!get_list (json, "areas", &list, error))
    return FALSE;

  length = list != NULL ? json_array_get_length (list) : 0;
  *areas = g_new0 (char *, length + 1);
  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/areas/%u: must be a string", i);
          return FALSE;
        }
      (*areas)[i] = json_node_dup_string (node);
    }

  return TRUE;
}

static gboolean
read_group (BwRound   *self,
            JsonNode  *node,
            GError   **error)
{
  BwRoundGroup *group;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");
      return FALSE;
    }

  group = g_new0 (BwRoundGroup, 1);
  g_ptr_array_add (self->groups, group);
  return bw_payload_dup_string (json_node_get_object (node), "name", TRUE, &group->name, error)
         && bw_payload_dup_english (json_node_get_object (node), &group->name_en, error)
         && read_areas (json_node_get_object (node), &group->areas, error);
}

static gboolean
read_groups (BwRound     *self,
             JsonObject  *json,
             GError     **error)
{
  JsonArray *list;
  guint length;

  if (!get_list (json, "groups", &list, error))
    return FALSE;

  length = list != NULL ? json_array_get_length (list) : 0;
  self->groups = g_ptr_array_new_with_free_func (free_group);
  for (guint i = 0; i < length; i++)
    {
      if (!read_group (self, json_array_get_element (list, i), error))
        {
          g_prefix_error (error, "/groups/%u", i);
          return FALSE;
        }
    }

  return TRUE;
}

/* Later, and more, than the one before it. */
static gboolean
read_milestone (BwRound   *self,
                JsonNode  *node,
                GError   **error)
{
  const BwMilestone *before = self->n_milestones > 0 ? &self->milestones[self->n_milestones - 1] : NULL;
  BwMilestone *milestone = &self->milestones[self->n_milestones];

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");
      return FALSE;
    }

  if (!bw_json_get_time (json_node_get_object (node), "at", &milestone->at, error)
      || !bw_json_get_number (json_node_get_object (node), "share", &milestone->share, error))
    return FALSE;

  if (milestone->share < 0 || milestone->share > 1 || (before != NULL && milestone->share < before->share))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/share: must ascend from 0 to 1");
      return FALSE;
    }

  if (before != NULL && milestone->at <= before->at)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/at: must be after the one before it");
      return FALSE;
    }

  self->n_milestones++;
  return TRUE;
}

static gboolean
read_milestones (BwRound     *self,
                 JsonObject  *json,
                 GError     **error)
{
  JsonArray *list;
  guint length;

  if (!get_list (json, "milestones", &list, error))
    return FALSE;

  length = list != NULL ? json_array_get_length (list) : 0;
  self->milestones = g_new0 (BwMilestone, length);
  for (guint i = 0; i < length; i++)
    {
      if (!read_milestone (self, json_array_get_element (list, i), error))
        {
          g_prefix_error (error, "/milestones/%u", i);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_round (BwRound     *self,
            JsonObject  *json,
            GError     **error)
{
  if (!bw_payload_dup_string (json, "id", TRUE, &self->id, error)
      || !bw_payload_dup_string (json, "name", TRUE, &self->name, error)
      || !bw_payload_dup_english (json, &self->name_en, error)
      || !bw_json_get_time (json, "starts", &self->starts, error)
      || !bw_json_get_time (json, "deadline", &self->deadline, error)
      || !read_areas (json, &self->areas, error)
      || !read_groups (self, json, error)
      || !read_milestones (self, json, error)
      || !bw_payload_dup_string (json, "pooling", FALSE, &self->pooling, error))
    return FALSE;

  if (self->deadline > self->starts)
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/deadline: must be after the start");
  return FALSE;
}

static double
interpolate (const BwMilestone *before,
             const BwMilestone *after,
             gint64             time)
{
  double part = (double) (time - before->at) / (double) (after->at - before->at);

  return before->share + part * (after->share - before->share);
}

/**
 * bw_round_new:
 * @json: a document of type `round`
 * @error: return location; the message begins with the pointer of the member
 *
 * Returns: (transfer full) (nullable): the round
 */
BwRound *
bw_round_new (JsonObject  *json,
              GError     **error)
{
  g_autoptr (BwRound) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwRound);
  return read_round (self, json, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_round_ref:
 * @self: a round
 *
 * Returns: (transfer full): @self
 */
BwRound *
bw_round_ref (BwRound *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_round_unref:
 * @self: (transfer full): a round
 */
void
bw_round_unref (BwRound *self)
{
  g_atomic_rc_box_release_full (self, clear_round);
}

/**
 * bw_round_get_plan_share:
 * @self: a round
 * @time: microseconds since 1970
 *
 * Linear between the start (0), the milestones, and the deadline (1).
 *
 * Returns: share of the target that the plan wants at @time
 */
double
bw_round_get_plan_share (const BwRound *self,
                         gint64         time)
{
  BwMilestone before = { self->starts, 0 };
  BwMilestone end = { self->deadline, 1 };

  if (time <= self->starts)
    return 0;
  if (time >= self->deadline)
    return 1;

  for (guint i = 0; i < self->n_milestones; i++)
    {
      const BwMilestone *milestone = &self->milestones[i];

      if (milestone->at <= self->starts || milestone->at >= self->deadline)
        continue;
      if (time < milestone->at)
        return interpolate (&before, milestone, time);
      before = *milestone;
    }

  return interpolate (&before, &end, time);
}

/**
 * bw_round_dup_subject:
 * @self: a round
 *
 * Returns: (transfer full): the subject of its tallies, `sampling:r1`
 */
char *
bw_round_dup_subject (const BwRound *self)
{
  return g_strconcat ("sampling:", self->id, NULL);
}
