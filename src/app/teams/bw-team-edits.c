/* bw-team-edits.c: placing teams, as changes on their way to the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-edits.h"

#include "bw-edits.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-place-name.h"
#include "bw-team-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>

static char *
make_id (const char *type)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat (type, "-", uuid, NULL);
}

static void
set_time (BwDesk     *desk,
          JsonObject *members,
          const char *member,
          gint64      time)
{
  g_autofree char *text = bw_time_format (time, bw_desk_get_time_zone (desk));

  json_object_set_string_member (members, member, text);
}

static char *
dup_title (BwDesk                *desk,
           const BwTeamPlacement *placement)
{
  const char *language = bw_desk_get_language (desk);

  /* Translators: a team, and the place that it is sent to; what a toast offers to undo */
  return g_strdup_printf (_("%s assigned to %s"), bw_team_get_name (placement->team, language),
                          bw_place_tree_get_name (bw_desk_get_places (desk), placement->site, language));
}

static char *
dup_confirmed (BwDesk             *desk,
               const BwAssignment *assignment)
{
  /* Translators: a team, and the place that it was sent to; what a toast offers to undo */
  return g_strdup_printf (_("Confirmed for %s: %s"), bw_team_edits_get_name (desk, assignment->team),
                          bw_place_name_get (desk, assignment->site));
}

static char *
dup_come (BwDesk             *desk,
          const BwAssignment *assignment)
{
  /* Translators: a team, and the place that it is at; what a toast tells */
  return g_strdup_printf (_("%s on duty at %s"), bw_team_edits_get_name (desk, assignment->team),
                          bw_place_name_get (desk, assignment->site));
}

static char *
dup_missed (BwDesk             *desk,
            const BwAssignment *assignment)
{
  /* Translators: a team, and the place that it was to come to; what a toast tells */
  return g_strdup_printf (_("%s did not come to %s"), bw_team_edits_get_name (desk, assignment->team),
                          bw_place_name_get (desk, assignment->site));
}

/* Of one that does not stay. */
static char *
dup_ended (BwDesk             *desk,
           const BwAssignment *assignment)
{
  const char *team = bw_team_edits_get_name (desk, assignment->team);
  const char *site = bw_place_name_get (desk, assignment->site);

  if (assignment->state == BW_ASSIGNMENT_STATE_ON_DUTY)
    /* Translators: a team, and the place that it was at; what a toast tells */
    return g_strdup_printf (_("%s relieved at %s"), team, site);

  /* Translators: a team, and the place that it was to come to; what a toast offers to undo */
  return g_strdup_printf (_("%s withdrawn from %s"), team, site);
}

static void
put_assignment (BwDesk                *desk,
                const BwTeamPlacement *placement)
{
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *id = make_id ("assignment");
  g_autofree char *title = dup_title (desk, placement);

  json_object_set_string_member (members, "team", placement->team->code);
  json_object_set_string_member (members, "site",
                                 bw_place_tree_get_code (bw_desk_get_places (desk), placement->site));
  if (placement->task != NULL && *placement->task != '\0')
    json_object_set_string_member (members, "task", placement->task);
  set_time (desk, members, "from", placement->from);
  set_time (desk, members, "to", placement->to);
  json_object_set_string_member (members, "state", "planned");
  if (placement->is_told)
    set_time (desk, members, "remind_at",
              bw_desk_get_now (desk) + BW_TEAM_EDITS_REMIND_MINUTES * BW_TIME_MINUTE);
  bw_edits_create (bw_desk_get_edits (desk), BW_DOCUMENT_TYPE_ASSIGNMENT, id, members, title);
}

/* The log says whom headquarters told what. */
static void
put_entry (BwDesk                *desk,
           const BwTeamPlacement *placement)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  BwPlace area = bw_place_tree_get_parent (places, placement->site);
  const char *role = placement->team->contact_role != NULL ? placement->team->contact_role : _("team leader");
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *id = make_id ("entry");
  g_autofree char *span = bw_team_words_format_span (placement->from, placement->to, bw_desk_get_time_zone (desk),
                                                     language);
  g_autofree char *site = bw_team_words_format_site (places, placement->site, language);
  g_autofree char *text = NULL;

  /* Translators: a line of the log: team, who leads it, where it is to be, and when */
  text = g_strdup_printf (_("To tell %s (%s): on duty at %s, %s"), bw_team_get_name (placement->team, language), role,
                          site, span);
  json_object_set_string_member (members, "kind", "contact");
  json_object_set_string_member (members, "text", text);
  if (area != BW_PLACE_NONE)
    json_object_set_string_member (members, "area", bw_place_tree_get_code (places, area));
  bw_edits_create (bw_desk_get_edits (desk), BW_DOCUMENT_TYPE_ENTRY, id, members, text);
}

/* Why, for whoever reads the log. Nothing is said for no reason. */
static void
put_reason (BwDesk             *desk,
            const BwAssignment *assignment,
            const char         *title,
            const char         *reason)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace site = bw_place_tree_lookup (places, assignment->site);
  BwPlace area = site != BW_PLACE_NONE ? bw_place_tree_get_parent (places, site) : BW_PLACE_NONE;
  g_autoptr (JsonObject) members = NULL;
  g_autofree char *id = NULL;
  g_autofree char *span = NULL;
  g_autofree char *text = NULL;

  if (reason == NULL || *reason == '\0' || !bw_edits_may (bw_desk_get_edits (desk), "ledger"))
    return;

  members = json_object_new ();
  id = make_id ("entry");
  span = bw_team_words_format_span (assignment->from, bw_assignment_get_end (assignment),
                                    bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  /* Translators: a line of the log: what became of a team at a place, its shift, and why */
  text = g_strdup_printf (_("%s (%s): %s"), title, span, reason);
  json_object_set_string_member (members, "kind", "shift");
  json_object_set_string_member (members, "text", text);
  if (area != BW_PLACE_NONE)
    json_object_set_string_member (members, "area", bw_place_tree_get_code (places, area));
  bw_edits_create (bw_desk_get_edits (desk), BW_DOCUMENT_TYPE_ENTRY, id, members, text);
}

/* What is over ended when it did. Who came early and goes before its shift begins was not
 * there for any of that. */
static void
set_relieved (BwDesk             *desk,
              JsonObject         *members,
              const BwAssignment *assignment)
{
  gint64 now = bw_desk_get_now (desk);

  if (now >= bw_assignment_get_end (assignment))
    return;

  if (now <= assignment->from)
    set_time (desk, members, "from", now - BW_TIME_MINUTE);
  set_time (desk, members, "to", now);
}

static void
set_state (BwDesk     *desk,
           BwDocument *document,
           const char *state,
           const char *title)
{
  const BwAssignment *assignment = bw_document_get_assignment (document);
  g_autoptr (JsonObject) members = json_object_new ();

  json_object_set_string_member (members, "state", state);

  if (g_str_equal (state, "relieved"))
    set_relieved (desk, members, assignment);
  bw_edits_change (bw_desk_get_edits (desk), document, members, title);
}

/* Within an action that has begun. */
static void
put_end (BwDesk     *desk,
         BwDocument *document,
         const char *title)
{
  if (bw_document_get_assignment (document)->state == BW_ASSIGNMENT_STATE_ON_DUTY)
    set_state (desk, document, "relieved", title);
  else
    bw_edits_remove (bw_desk_get_edits (desk), document, title);
}

/* (nullable) (transfer none): one that stands: others may have ended it meanwhile. */
static BwDocument *
find_standing (BwDesk     *desk,
               const char *assignment)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ASSIGNMENT, assignment);

  return document != NULL && bw_assignment_is_standing (bw_document_get_assignment (document)) ? document : NULL;
}

/* What the one that comes instead ends. */
static void
put_replaced (BwDesk     *desk,
              const char *assignment)
{
  BwDocument *document = assignment != NULL ? find_standing (desk, assignment) : NULL;
  g_autofree char *title = NULL;

  if (document == NULL)
    return;

  title = dup_ended (desk, bw_document_get_assignment (document));
  put_end (desk, document, title);
}

/**
 * bw_team_edits_may_assign:
 * @desk: a desk
 *
 * Returns: whether its token is good for placing teams
 */
gboolean
bw_team_edits_may_assign (BwDesk *desk)
{
  return bw_edits_may (bw_desk_get_edits (desk), "assign");
}

/**
 * bw_team_edits_is_standing:
 * @desk: a desk
 * @assignment: id of an assignment
 *
 * Returns: whether it can still be ended, or replaced
 */
gboolean
bw_team_edits_is_standing (BwDesk     *desk,
                           const char *assignment)
{
  return find_standing (desk, assignment) != NULL;
}

/**
 * bw_team_edits_assign:
 * @desk: a desk
 * @placements: (array length=n_placements): what its person wants; judged already
 * @n_placements: how many
 */
void
bw_team_edits_assign (BwDesk                *desk,
                      const BwTeamPlacement *placements,
                      guint                  n_placements)
{
  BwEdits *edits = bw_desk_get_edits (desk);
  g_autofree char *title = NULL;

  g_return_if_fail (n_placements > 0);

  if (n_placements == 1)
    title = dup_title (desk, placements);
  else
    /* Translators: how many teams were placed at once; what a toast offers to undo */
    title = bw_format_text (ngettext ("%u team assigned", "%u teams assigned", n_placements), n_placements);
  bw_edits_begin (edits, title);
  for (guint i = 0; i < n_placements; i++)
    {
      /* Whoever was to be replaced may be gone: nobody is sent where that was for. */
      if (placements[i].replaced != NULL && !bw_team_edits_is_standing (desk, placements[i].replaced))
        continue;

      put_replaced (desk, placements[i].replaced);
      put_assignment (desk, &placements[i]);

      /* The log is for staff: an official's word is in the assignment. */
      if (placements[i].is_told && bw_edits_may (edits, "ledger"))
        put_entry (desk, &placements[i]);
    }
  bw_edits_end (edits);
}

/**
 * bw_team_edits_confirm:
 * @desk: a desk
 * @assignment: id of one that stands
 */
void
bw_team_edits_confirm (BwDesk     *desk,
                       const char *assignment)
{
  BwEdits *edits = bw_desk_get_edits (desk);
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ASSIGNMENT, assignment);
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *title = NULL;

  if (document == NULL)
    return;

  set_time (desk, members, "confirmed_at", bw_desk_get_now (desk));
  title = dup_confirmed (desk, bw_document_get_assignment (document));
  bw_edits_begin (edits, title);
  bw_edits_change (edits, document, members, title);
  bw_edits_end (edits);
}

/**
 * bw_team_edits_come:
 * @desk: a desk
 * @assignment: id of one that is planned
 */
void
bw_team_edits_come (BwDesk     *desk,
                    const char *assignment)
{
  BwEdits *edits = bw_desk_get_edits (desk);
  BwDocument *document = find_standing (desk, assignment);
  g_autofree char *title = NULL;

  if (document == NULL)
    return;

  title = dup_come (desk, bw_document_get_assignment (document));
  bw_edits_begin (edits, title);
  set_state (desk, document, "on_duty", title);
  bw_edits_end (edits);
}

/**
 * bw_team_edits_withdraw:
 * @desk: a desk
 * @assignment: id of one that stands
 * @told: its state as the person was told it
 * @reason: (nullable): why
 *
 * Returns: %FALSE if it does not stand so any more: nothing is done
 */
gboolean
bw_team_edits_withdraw (BwDesk            *desk,
                        const char        *assignment,
                        BwAssignmentState  told,
                        const char        *reason)
{
  BwEdits *edits = bw_desk_get_edits (desk);
  BwDocument *document = find_standing (desk, assignment);
  g_autoptr (BwAssignment) ended = NULL;
  g_autofree char *title = NULL;

  if (document == NULL || bw_document_get_assignment (document)->state != told)
    return FALSE;

  ended = bw_assignment_ref (bw_document_get_assignment (document));
  title = dup_ended (desk, ended);
  bw_edits_begin (edits, title);
  put_end (desk, document, title);
  put_reason (desk, ended, title, reason);
  bw_edits_end (edits);
  return TRUE;
}

/**
 * bw_team_edits_miss:
 * @desk: a desk
 * @assignment: id of one that is planned
 * @reason: (nullable): why
 *
 * Returns: %FALSE if it is not planned any more: nothing is done
 */
gboolean
bw_team_edits_miss (BwDesk     *desk,
                    const char *assignment,
                    const char *reason)
{
  BwEdits *edits = bw_desk_get_edits (desk);
  BwDocument *document = find_standing (desk, assignment);
  g_autoptr (BwAssignment) missed = NULL;
  g_autofree char *title = NULL;

  /* Who is on duty has come. */
  if (document == NULL || bw_document_get_assignment (document)->state != BW_ASSIGNMENT_STATE_PLANNED)
    return FALSE;

  missed = bw_assignment_ref (bw_document_get_assignment (document));
  title = dup_missed (desk, missed);
  bw_edits_begin (edits, title);
  set_state (desk, document, "missed", title);
  put_reason (desk, missed, title, reason);
  bw_edits_end (edits);
  return TRUE;
}

/**
 * bw_team_edits_may_arrive:
 * @desk: a desk
 *
 * Returns: whether its token is good for saying that a team has arrived
 */
gboolean
bw_team_edits_may_arrive (BwDesk *desk)
{
  return bw_edits_may (bw_desk_get_edits (desk), "ledger");
}

/**
 * bw_team_edits_arrive:
 * @desk: a desk
 * @team: code of a team that was lent
 * @arrived: since when it is there, microseconds
 */
void
bw_team_edits_arrive (BwDesk     *desk,
                      const char *team,
                      gint64      arrived)
{
  BwEdits *edits = bw_desk_get_edits (desk);
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_TEAM, team);
  g_autoptr (JsonObject) members = NULL;
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;

  if (document == NULL)
    return;

  members = json_object_new ();
  set_time (desk, members, "arrived", arrived);
  time = bw_format_clock (arrived, bw_desk_get_time_zone (desk));
  /* Translators: a team, and the time since when it is there; what a toast offers to undo */
  title = g_strdup_printf (_("%s arrived at %s"), bw_team_edits_get_name (desk, team), time);
  bw_edits_begin (edits, title);
  bw_edits_change (edits, document, members, title);
  bw_edits_end (edits);
}

/**
 * bw_team_edits_get_name:
 * @desk: a desk
 * @team: code of a team
 *
 * Returns: (transfer none): its name; of one that is gone its code says which it was
 */
const char *
bw_team_edits_get_name (BwDesk     *desk,
                        const char *team)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_TEAM, team);

  return document != NULL ? bw_team_get_name (bw_document_get_team (document), bw_desk_get_language (desk)) : team;
}

/**
 * bw_team_edits_ask_help:
 * @desk: a desk
 * @issuer: the area that asks
 * @title: of the request
 * @text: what is asked for
 * @due: by when, microseconds
 *
 * Returns: whether there is an area above that could be asked
 */
gboolean
bw_team_edits_ask_help (BwDesk     *desk,
                        BwPlace     issuer,
                        const char *title,
                        const char *text,
                        gint64      due)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwEdits *edits = bw_desk_get_edits (desk);
  BwPlace above = bw_place_tree_get_parent (places, issuer);
  g_autoptr (JsonObject) members = json_object_new ();
  JsonArray *recipients = NULL;
  g_autofree char *id = make_id ("order");
  g_autofree char *issued = NULL;

  if (above == BW_PLACE_NONE)
    return FALSE;

  recipients = json_array_new ();
  json_array_add_string_element (recipients, bw_place_tree_get_code (places, above));
  json_object_set_string_member (members, "kind", "request");
  json_object_set_string_member (members, "title", title);
  json_object_set_string_member (members, "text", text);
  json_object_set_boolean_member (members, "complete", TRUE);
  json_object_set_string_member (members, "issuer", bw_place_tree_get_code (places, issuer));
  set_time (desk, members, "issued", bw_desk_get_now (desk));
  set_time (desk, members, "due", due);
  json_object_set_array_member (members, "recipients", recipients);
  /* Translators: the place is for the title of an order. */
  issued = g_strdup_printf (_("“%s” issued"), title);
  bw_edits_begin (edits, issued);
  bw_edits_create (edits, BW_DOCUMENT_TYPE_ORDER, id, members, issued);
  bw_edits_end (edits);
  return TRUE;
}
