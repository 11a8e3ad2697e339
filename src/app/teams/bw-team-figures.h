/* bw-team-figures.h: the five figures at the top of the page of teams
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-figure-face.h"
#include "bw-roster.h"
#include "bw-truth.h"

G_BEGIN_DECLS

typedef enum
{
  BW_TEAM_FIGURE_TEAMS,
  BW_TEAM_FIGURE_BRANCHES,
  BW_TEAM_FIGURE_MEMBERS,
  BW_TEAM_FIGURE_LENT,
  BW_TEAM_FIGURE_SHIFTS,
} BwTeamFigure;
#define BW_N_TEAM_FIGURES 5

/* @roster: (nullable): none is complete yet. */
void        bw_team_figures_init_face (BwTeamFigure   figure,
                                       BwDesk        *desk,
                                       BwRoster      *roster,
                                       BwPlace        place,
                                       BwFigureFace  *face);
BwTruth    *bw_team_figures_make_truth (BwTeamFigure  figure,
                                        BwDesk       *desk,
                                        BwRoster     *roster,
                                        BwPlace       place);

/* (nullable): what the button to the list behind it says. Borrowed. */
const char *bw_team_figures_get_list  (BwTeamFigure   figure);

/* Measure of the first four, as the catalogue calls it. Borrowed. */
const char *bw_team_figures_get_measure (BwTeamFigure figure);

/* Of `mobilisation`. FALSE: not reported; the measure is there all the same. */
gboolean    bw_team_figures_read      (BwDesk        *desk,
                                       BwPlace        place,
                                       const char    *measure,
                                       BwFigure      *figure);

G_END_DECLS
