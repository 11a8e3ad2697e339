/* bw-map-marks.h: the sites of a map, as marks that can be told apart
 *
 * Where many sites fall together, one mark stands for them and says how many: a
 * count is true, a heap of circles is not. Exceptions are kept apart from ordinary
 * sites and are never left out. What is painted is what is pressed: the same marks
 * serve both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-layout.h"
#include "bw-map-state.h"
#include "bw-map-view.h"

G_BEGIN_DECLS

/**
 * BwMapMark:
 * @x: middle, Mercator as drawn
 * @y: middle
 * @first: index of its first site in the members
 * @n: how many sites it stands for
 * @radius: of what is painted, pixels
 * @is_exception: its sites are exceptions
 */
typedef struct
{
  double   x;
  double   y;
  guint    first;
  guint    n;
  float    radius;
  gboolean is_exception;
} BwMapMark;

/**
 * BwMapMarks:
 * @marks: (element-type BwMapMark): ordinary ones first, exceptions after them
 * @members: (element-type guint32): rows of the places, by mark
 * @n_exceptions: sites that are exceptions
 */
typedef struct
{
  GArray *marks;
  GArray *members;
  guint   n_exceptions;
} BwMapMarks;

/* Marks of all that @view shows. @kinds: bit `1 << BwSiteKind` of the kinds whose
 * ordinary sites are shown. @size: 1 on the desk; scales marks and their distance. */
BwMapMarks      *bw_map_marks_new     (const BwMapLayout  *layout,
                                       const BwMapState   *state,
                                       guint               kinds,
                                       const BwMapView    *view,
                                       double              size);
BwMapMarks      *bw_map_marks_ref     (BwMapMarks         *self);
void             bw_map_marks_unref   (BwMapMarks         *self);

/* (nullable): the topmost mark within @slack pixels of a point of @view. */
const BwMapMark *bw_map_marks_pick    (const BwMapMarks   *self,
                                       const BwMapView    *view,
                                       double              x,
                                       double              y,
                                       double              slack);

/* So many sites have their marks there. */
guint            bw_map_marks_count_at (const BwMapMarks  *self,
                                        const BwMapView   *view,
                                        double             x,
                                        double             y,
                                        double             slack);

/* (transfer full) (element-type guint32): rows of all sites whose marks are within @slack
 * pixels of a point of @view, those of the topmost mark first. */
GArray          *bw_map_marks_list_at (const BwMapMarks   *self,
                                       const BwMapView    *view,
                                       double              x,
                                       double              y,
                                       double              slack);

/* Row of the places of its @index-th site. */
guint32          bw_map_marks_get_row (const BwMapMarks   *self,
                                       const BwMapMark    *mark,
                                       guint               index);

/* Whether it has a mark. */
gboolean         bw_map_marks_has_row (const BwMapMarks   *self,
                                       guint32             row);

/* The nearest site with a mark that lies from the site in row @from in the direction of
 * (@dx, @dy): its row, -1: there is none. Those at the same position follow each other. */
gint64           bw_map_marks_find_neighbour (const BwMapMarks *self,
                                              const BwMapLayout *layout,
                                              guint32          from,
                                              double           dx,
                                              double           dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapMarks, bw_map_marks_unref)

G_END_DECLS
