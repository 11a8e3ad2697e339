/* bw-roster.h: who is planned where in the six shifts, and where nobody is
 *
 * Read off the picture once: which sites need a team in which shift, which have
 * one, and what each team has to do. Nothing follows by itself: assignments are told to
 * it; a change of teams, sites or of the shift that is on takes another roster.
 *
 *   - A site needs a team in a shift if it is open for at least half of it: unless
 *     it is closed, says that it needs nobody, or is of a kind that needs a team
 *     only if it says so (isolation, supply, venue). A sampling point is needed
 *     within its round only.
 *   - It has one if those who are planned or on duty there hold half of the shift
 *     between them, or what is left of the shift that is on. One who should have come and has not (the alert
 *     `shift-uncovered`) holds nothing.
 *   - Where a site says how many people it needs, a team that is too small holds it, but
 *     not fully: it is `thin`. Of a team that has not said how many it is that is not known.
 *   - A subdistrict that has planned nobody at all has no roster: its sites are
 *     `unplanned`, which is not reported, and not a gap.
 *   - Of a shift that is over nothing is known: whoever was there is in the ledger.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"
#include "bw-shift.h"

G_BEGIN_DECLS

/**
 * BwCoverage:
 * @needed: teams, one for each site
 * @covered: of them, those that are there or planned
 * @missing: sites without one, in areas that have a roster
 * @unplanned: sites of areas that have none
 * @pending: of those missing or thin, sites for which a team is on its way to the backend
 * @thin: of those covered, sites with fewer people than they need
 * @people: people at the sites that are covered, say how many they need, and whose teams
 *   say how many they are
 * @people_needed: how many these sites need
 * @pending_missing: of those missing alone, sites for which a team is on its way
 */
typedef struct
{
  guint needed;
  guint covered;
  guint missing;
  guint unplanned;
  guint pending;
  guint thin;
  guint people;
  guint people_needed;
  guint pending_missing;
} BwCoverage;

/**
 * BwGap:
 * @site: where
 * @shift: which, 0 to 5
 * @is_unplanned: the area has no roster
 * @is_absent: somebody is planned, and has not come
 * @is_pending: somebody is on the way to the backend
 * @people: of a site that is covered, but not fully: how many are there; else 0
 * @people_needed: how many it needs; 0: it is not covered at all
 */
typedef struct
{
  BwPlace  site;
  guint    shift;
  gboolean is_unplanned;
  gboolean is_absent;
  gboolean is_pending;
  guint    people;
  guint    people_needed;
} BwGap;

typedef struct _BwRoster BwRoster;

/* @pending: (nullable) (element-type BwAssignment): what is on its way to the
 * backend: it keeps its team busy and fills no gap. Nothing is read yet. */
BwRoster           *bw_roster_new             (BwPicture           *picture,
                                               GTimeZone           *zone,
                                               gint64               now,
                                               GPtrArray           *pending);
BwRoster           *bw_roster_ref             (BwRoster            *self);
void                bw_roster_unref           (BwRoster            *self);

/* Reads on for about @budget microseconds. TRUE: all is read. */
gboolean            bw_roster_step            (BwRoster            *self,
                                               gint64               budget);

/* Takes in assignments that have changed, by their ids; not more than that has. Whether
 * anything is another. Of a complete one. */
gboolean            bw_roster_follow          (BwRoster            *self,
                                               GPtrArray           *ids);
const BwShift      *bw_roster_get_shifts      (BwRoster            *self);
gint64              bw_roster_get_now         (BwRoster            *self);
BwPlaceTree        *bw_roster_get_places      (BwRoster            *self);

/* The places were dropped since it was begun: its indices mean other ones, or none. */
gboolean            bw_roster_is_stale        (BwRoster            *self);

/* The shift that is on. */
guint               bw_roster_get_current     (BwRoster            *self);
gboolean            bw_roster_is_past         (BwRoster            *self,
                                               guint                shift);

/* Of @place, an area or a site, in @shift. All 0 of one that is over. */
void                bw_roster_get_coverage    (BwRoster            *self,
                                               BwPlace              place,
                                               guint                shift,
                                               BwCoverage          *coverage);

/* Of all shifts that are not over. */
void                bw_roster_get_total       (BwRoster            *self,
                                               BwPlace              place,
                                               BwCoverage          *coverage);

/* (transfer full) (element-type BwGap): under @area or at it, nearest shift first, in it
 * those that nobody covers before those with too few people, then by code; those without
 * a roster only if @with_unplanned. */
GArray             *bw_roster_list_gaps       (BwRoster            *self,
                                               BwPlace              area,
                                               gboolean             with_unplanned);

/* Whether @site needs a team in @shift, covered or not. */
gboolean            bw_roster_is_needed       (BwRoster            *self,
                                               BwPlace              site,
                                               guint                shift);

/* People who are at @site in @shift already, without @ended (nullable), id of an assignment;
 * -1: not known. */
int                 bw_roster_get_people      (BwRoster            *self,
                                               BwPlace              site,
                                               guint                shift,
                                               const char          *ended);

/* (transfer none) (element-type BwAssignment) (nullable): of @site, those that are
 * standing. */
GPtrArray          *bw_roster_get_crew        (BwRoster            *self,
                                               BwPlace              site);

/* (transfer full) (element-type BwAssignment): of @area, those whose team was told and
 * has not answered in time. */
GPtrArray          *bw_roster_list_unconfirmed (BwRoster           *self,
                                               BwPlace              area);

/* (transfer none) (element-type BwAssignment) (nullable): of @team, by time. */
GPtrArray          *bw_roster_get_duties      (BwRoster            *self,
                                               const char          *team);

/* (transfer none) (element-type BwDocument): all teams, in no order. */
GPtrArray          *bw_roster_get_teams       (BwRoster            *self);

/* What is thought of: it keeps its team busy for bw_roster_get_duties(). */
void                bw_roster_add_tentative   (BwRoster            *self,
                                               BwAssignment        *assignment);
void                bw_roster_clear_tentative (BwRoster            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwRoster, bw_roster_unref)

G_END_DECLS
