/* bw-rectify-draft.c: that something was put right at a checkpoint, as it is being written down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-rectify-draft.h"

#include "bw-checkpoint-words.h"
#include "bw-edits.h"
#include "bw-format.h"
#include "bw-json.h"

#include <glib/gi18n.h>

/* (transfer full) (nullable): that @check is carried out, as somebody says by telephone */
static JsonObject *
build_figure (const BwRectifyDraft *self,
              BwDesk               *desk,
              BwCheck               check,
              char                 *faults[BW_N_CALL_FIELDS])
{
  const char *id = bw_checkpoint_state_get_measure (check);
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (bw_desk_get_picture (desk)), id);
  BwCallDraft draft = {
    .place = bw_place_tree_get_code (bw_desk_get_places (desk), self->site),
    .subject = "checkpoint",
    .measure = measure,
    .value = "1",
    .said_by = self->said_by,
    .at = self->at,
    .note = self->evidence,
  };

  return bw_call_draft_build (&draft, bw_desk_get_time_zone (desk), bw_desk_get_now (desk), faults);
}

/* Who, since when, what: a follow-up has one text for all of it. */
static char *
dup_evidence (const BwRectifyDraft *self,
              BwDesk               *desk,
              JsonObject           *figure)
{
  g_autofree char *as_of = bw_format_as_of (bw_json_peek_time (figure, "at"), bw_desk_get_now (desk),
                                            bw_desk_get_time_zone (desk), bw_desk_get_language (desk));

  /* Translators: what shows that something was put right, who says so, and as of when: "The watch is complete
   * again. Watch officer, as of 14:05" */
  return g_strdup_printf (_("%s. %s, as of %s"), bw_json_peek_string (figure, "note"),
                          bw_json_peek_string (figure, "said_by"), as_of);
}

static void
give_followup (const BwRectifyDraft    *self,
               BwDesk                  *desk,
               const BwCheckpointFault *fault,
               const char              *evidence)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_FOLLOWUP,
                                                  fault->followup);
  g_autoptr (BwFollowup) followup = document != NULL ? bw_followup_new (document) : NULL;
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *title = NULL;

  /* Somebody else was quicker. */
  if (followup == NULL || followup->state != BW_FOLLOWUP_STATE_OPEN)
    return;

  /* Translators: something that waits to be sent; the place is for what was put right */
  title = g_strdup_printf (_("Evidence given: %s"), fault->text);
  json_object_set_string_member (members, "state", bw_followup_state_to_string (BW_FOLLOWUP_STATE_EVIDENCE));
  json_object_set_string_member (members, "evidence", evidence);
  bw_edits_change (bw_desk_get_edits (desk), document, members, title);
}

static void
give_figure (const BwRectifyDraft    *self,
             BwDesk                  *desk,
             const BwCheckpointFault *fault,
             JsonObject              *figure,
             const char              *evidence)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace area = bw_place_tree_get_parent (places, self->site);
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("entry-", uuid, NULL);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  BwFacts facts;

  bw_facts_init (&facts, desk);
  /* Translators: a line of the log: a checkpoint, a measure that it carries out again, and what shows that: "Post 3:
   * Certificate put right. The watch is complete again. Watch officer, as of 14:05" */
  text = g_strdup_printf (_("%s: %s put right. %s"),
                          bw_place_tree_get_name (places, self->site, facts.language),
                          bw_checkpoint_words_get_check (&facts, fault->check), evidence);
  /* Translators: something that waits to be sent: one of the four measures of a checkpoint */
  title = g_strdup_printf (_("Put right: %s"), bw_checkpoint_words_get_check (&facts, fault->check));
  json_object_set_string_member (members, "kind", "contact");
  json_object_set_string_member (members, "text", text);
  json_object_set_string_member (members, "area", bw_place_tree_get_code (places, area));
  json_object_set_object_member (members, "figure", json_object_ref (figure));
  bw_edits_create (bw_desk_get_edits (desk), BW_DOCUMENT_TYPE_ENTRY, id, members, title);
}

/* Of a time at which it was not put right yet a ledger would hold a line that says nothing. */
static void
check_time (const BwRectifyDraft *self,
            JsonObject           *figure,
            char                 *faults[BW_N_CALL_FIELDS])
{
  for (guint i = 0; i < self->faults->len && faults[BW_CALL_FIELD_AT] == NULL; i++)
    {
      const BwCheckpointFault *fault = g_ptr_array_index (self->faults, i);

      if (fault->followup == NULL && bw_json_peek_time (figure, "at") <= fault->reported_at)
        faults[BW_CALL_FIELD_AT] = g_strdup (_("it was reported as missing after that"));
    }
}

/**
 * bw_rectify_draft_check:
 * @self: a draft
 * @desk: whose checkpoint it is of
 * @faults: (out) (array fixed-size=5): by field, what is wrong; `""`: it is still to be
 *   typed; clear them with bw_call_draft_clear_faults()
 *
 * Returns: whether it can be given
 */
gboolean
bw_rectify_draft_check (const BwRectifyDraft *self,
                        BwDesk               *desk,
                        char                 *faults[BW_N_CALL_FIELDS])
{
  g_autofree char *evidence = NULL;
  g_autoptr (JsonObject) figure = NULL;

  g_return_val_if_fail (self != NULL && BW_IS_DESK (desk), FALSE);

  figure = build_figure (self, desk, BW_CHECK_TEMPERATURE, faults);
  evidence = g_strstrip (g_strdup (self->evidence));
  if (*evidence == '\0')
    faults[BW_CALL_FIELD_NOTE] = g_strdup ("");

  if (figure != NULL)
    check_time (self, figure, faults);

  return figure != NULL && faults[BW_CALL_FIELD_AT] == NULL && *evidence != '\0' && self->faults->len > 0;
}

/**
 * bw_rectify_draft_give:
 * @self: a draft that is right
 * @desk: whose checkpoint it is of
 */
void
bw_rectify_draft_give (const BwRectifyDraft *self,
                       BwDesk               *desk)
{
  g_autofree char *title = NULL;

  g_return_if_fail (self != NULL && BW_IS_DESK (desk));
  g_return_if_fail (self->faults->len > 0);

  /* Translators: what a person did, for the offer to undo it; %s: a checkpoint */
  title = g_strdup_printf (_("Marked as put right: %s"),
                           bw_place_tree_get_name (bw_desk_get_places (desk), self->site,
                                                   bw_desk_get_language (desk)));
  bw_edits_begin (bw_desk_get_edits (desk), title);
  for (guint i = 0; i < self->faults->len; i++)
    {
      const BwCheckpointFault *fault = g_ptr_array_index (self->faults, i);
      char *faults[BW_N_CALL_FIELDS] = { NULL };
      g_autoptr (JsonObject) figure = build_figure (self, desk, fault->check, faults);
      g_autofree char *evidence = NULL;

      bw_call_draft_clear_faults (faults);
      if (figure == NULL)
        continue;

      evidence = dup_evidence (self, desk, figure);
      if (fault->followup != NULL)
        give_followup (self, desk, fault, evidence);
      else
        give_figure (self, desk, fault, figure, evidence);
    }
  bw_edits_end (bw_desk_get_edits (desk));
}
