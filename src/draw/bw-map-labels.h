/* bw-map-labels.h: where the names of areas find room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-layout.h"
#include "bw-map-marks.h"
#include "bw-map-state.h"

G_BEGIN_DECLS

/**
 * BwMapLabelForm:
 * @BW_MAP_LABEL_FULL: name and percent in the size of a heading
 * @BW_MAP_LABEL_SMALL: both in the size of a caption
 * @BW_MAP_LABEL_PERCENT: the percent alone
 */
typedef enum
{
  BW_MAP_LABEL_FULL,
  BW_MAP_LABEL_SMALL,
  BW_MAP_LABEL_PERCENT,
} BwMapLabelForm;
#define BW_MAP_N_LABEL_FORMS 3

/* Width and height of one area's label in each form, pixels. */
typedef struct
{
  double width[BW_MAP_N_LABEL_FORMS];
  double height[BW_MAP_N_LABEL_FORMS];
} BwMapLabelSize;

/**
 * BwMapLabel:
 * @area: index of the area
 * @form: how much of it there is room for
 * @x: of its middle, Mercator as drawn
 * @y: of its middle
 */
typedef struct
{
  guint          area;
  BwMapLabelForm form;
  double         x;
  double         y;
} BwMapLabel;

/* (transfer full) (element-type BwMapLabel): at most one an area. None touches
 * another; late areas choose first, then large ones. They keep off the exceptions
 * and counts of @marks (nullable) where they can. Depends on the scale, not on the part that
 * is seen, so that labels stay while a map is moved. */
GArray *bw_map_labels_place (const BwMapLayout    *layout,
                             const BwMapState     *state,
                             const BwMapMarks     *marks,
                             const BwMapLabelSize *sizes,
                             double                scale);

G_END_DECLS
