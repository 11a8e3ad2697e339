/* bw-teams-page-drag.c: of the page of teams: dragging one into the grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-edits.h"
#include "bw-team-words.h"
#include "bw-teams-page-private.h"

#include <glib/gi18n.h>

static char *
judge (BwPlace     place,
       guint       shift,
       const char *team,
       gpointer    user_data)
{
  return bw_teams_page_judge (user_data, place, shift, team);
}

static void
on_grid_cell_dropped_cb (BwTeamsPage *self,
                         BwTeamItem  *item,
                         guint        place,
                         guint        shift)
{
  BwTeamPlacement placement = { 0 };
  const BwSite *site;
  BwTeamFit fit;
  BwGap gap;

  g_assert (BW_IS_TEAMS_PAGE (self));

  placement.team = bw_teams_page_find_team (self, bw_team_item_get_code (item));
  if (bw_teams_page_get_roster (self) == NULL || placement.team == NULL
      || !bw_teams_page_find_gap (self, place, shift, placement.team, &gap, &fit))
    return;

  /* Gone since the roster was read, which is being read again. */
  site = bw_place_tree_get_site (bw_desk_get_places (self->desk), gap.site);
  if (site == NULL)
    return;

  placement.site = gap.site;
  placement.from = bw_roster_get_shifts (bw_teams_page_get_roster (self))[shift].from;
  placement.to = bw_roster_get_shifts (bw_teams_page_get_roster (self))[shift].to;
  placement.task = bw_team_words_get_task (site->kind);
  placement.is_told = TRUE;
  bw_team_edits_assign (self->desk, &placement, 1);
}

static void
on_teams_drag_began_cb (BwTeamsPage *self,
                        BwTeamItem  *item)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  bw_shift_grid_begin_drag (bw_teams_board_get_grid (self->board), bw_team_item_get_code (item));
  g_object_set_data_full (G_OBJECT (self), "dragged", g_object_ref (item), g_object_unref);
}

static void
on_teams_drag_ended_cb (BwTeamsPage *self)
{
  g_assert (BW_IS_TEAMS_PAGE (self));

  bw_shift_grid_end_drag (bw_teams_board_get_grid (self->board));
  g_object_set_data (G_OBJECT (self), "dragged", NULL);
}

/* What the drop would do, or why not, under the team that is dragged. */
static void
on_grid_cell_hovered_cb (BwTeamsPage *self,
                         guint        place,
                         guint        shift)
{
  BwTeamItem *item = g_object_get_data (G_OBJECT (self), "dragged");
  BwTeamList *teams = bw_teams_board_get_teams (self->board);
  const char *language = bw_desk_get_language (self->desk);
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;
  BwTeamFit fit;
  BwGap gap;

  g_assert (BW_IS_TEAMS_PAGE (self));

  if (item == NULL)
    return;
  if (place == BW_PLACE_NONE)
    {
      bw_team_list_set_drag_text (teams, bw_team_item_get_note (item), FALSE);
      return;
    }

  reason = bw_teams_page_judge (self, place, shift, bw_team_item_get_code (item));
  if (reason == NULL
      && bw_teams_page_find_gap (self, place, shift, bw_teams_page_find_team (self, bw_team_item_get_code (item)),
                                 &gap, &fit))
    /* Translators: under a team that is dragged: what dropping it here does; a shift, a place */
    text = g_strdup_printf (_("Drop for %s: %s"), bw_team_words_get_shift (shift),
                            bw_place_tree_get_name (bw_desk_get_places (self->desk), gap.site, language));
  bw_team_list_set_drag_text (teams, reason != NULL ? reason : text != NULL ? text : "", reason != NULL);
}

BwRoster *
bw_teams_page_get_roster (BwTeamsPage *self)
{
  return bw_roster_keeper_get_roster (self->keeper);
}

const BwTeam *
bw_teams_page_find_team (BwTeamsPage *self,
                         const char  *code)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_TEAM, code);

  return document != NULL ? bw_document_get_team (document) : NULL;
}

gboolean
bw_teams_page_find_gap (BwTeamsPage  *self,
                        BwPlace       place,
                        guint         shift,
                        const BwTeam *team,
                        BwGap        *gap,
                        BwTeamFit    *fit)
{
  g_autoptr (GArray) gaps = bw_roster_list_gaps (bw_teams_page_get_roster (self), place, TRUE);
  const BwShift *times = &bw_roster_get_shifts (bw_teams_page_get_roster (self))[shift];
  gboolean is_found = FALSE;

  for (guint i = 0; i < gaps->len; i++)
    {
      BwGap *other = &g_array_index (gaps, BwGap, i);
      BwTeamFit other_fit = { 0 };

      if (other->shift != shift || other->is_pending)
        continue;
      if (team != NULL)
        bw_team_fit_init (&other_fit, bw_teams_page_get_roster (self), team, other->site, times->from,
                          times->to);
      if (is_found && (team == NULL || bw_team_fit_compare (&other_fit, fit) >= 0))
        continue;

      *gap = *other;
      *fit = other_fit;
      is_found = TRUE;
    }

  return is_found;
}

/**
 * bw_teams_page_add_drag: (skip)
 * @self: a page with its board
 */
void
bw_teams_page_add_drag (BwTeamsPage *self)
{
  BwShiftGrid *grid = bw_teams_board_get_grid (self->board);
  BwTeamList *teams = bw_teams_board_get_teams (self->board);

  g_signal_connect_object (grid, "cell-hovered", G_CALLBACK (on_grid_cell_hovered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (grid, "cell-dropped", G_CALLBACK (on_grid_cell_dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (teams, "drag-began", G_CALLBACK (on_teams_drag_began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (teams, "drag-ended", G_CALLBACK (on_teams_drag_ended_cb), self, G_CONNECT_SWAPPED);
  bw_shift_grid_set_judge (grid, judge, self);
}

/**
 * bw_teams_page_judge:
 * @self: a page
 * @place: of a cell
 * @shift: of a cell
 * @team: code of a team
 *
 * Returns: (transfer full) (nullable): why it cannot be dropped there; %NULL: it can
 */
char *
bw_teams_page_judge (BwTeamsPage *self,
                     BwPlace      place,
                     guint        shift,
                     const char  *team)
{
  const BwTeam *found = bw_teams_page_find_team (self, team);
  BwTeamFit fit;
  BwGap gap;

  g_return_val_if_fail (BW_IS_TEAMS_PAGE (self), NULL);

  if (bw_teams_page_get_roster (self) == NULL || found == NULL
      || !bw_teams_page_find_gap (self, place, shift, found, &gap, &fit))
    return g_strdup (_("nobody is missing here"));

  return bw_team_words_explain (&fit, bw_desk_get_places (self->desk), bw_desk_get_time_zone (self->desk),
                                bw_desk_get_language (self->desk));
}
