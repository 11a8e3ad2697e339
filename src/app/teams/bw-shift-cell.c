/* bw-shift-cell.c: one area in one shift
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-shift-cell.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-symbol-icon.h"
#include "bw-team-words.h"

struct _BwShiftCell
{
  GtkButton parent_instance;

  GtkWidget *symbol;       /* (unowned) */
  GtkWidget *label;        /* (unowned) */
  char      *description;  /* (owned) (nullable) */
  BwPlace    place;
  guint      shift;
};

G_DEFINE_FINAL_TYPE (BwShiftCell, bw_shift_cell, GTK_TYPE_BUTTON)

static void
describe (BwShiftCell *self,
          char        *description)
{
  g_autofree char *text = description;

  if (g_strcmp0 (self->description, text) == 0)
    return;

  g_free (self->description);
  self->description = g_steal_pointer (&text);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), self->description);
  bw_calm_set_tooltip (GTK_WIDGET (self), self->description);
}

static void
bw_shift_cell_finalize (GObject *object)
{
  g_clear_pointer (&BW_SHIFT_CELL (object)->description, g_free);

  G_OBJECT_CLASS (bw_shift_cell_parent_class)->finalize (object);
}

static void
bw_shift_cell_class_init (BwShiftCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_shift_cell_finalize;
}

static void
bw_shift_cell_init (BwShiftCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->place = BW_PLACE_NONE;
  self->symbol = g_object_new (BW_TYPE_SYMBOL_ICON, "size", 12, NULL);
  self->label = gtk_label_new ("");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->symbol);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "shift-cell");
}

/**
 * bw_shift_cell_new:
 * @shift: 0 to 5
 *
 * Returns: (transfer floating): a cell that shows nothing
 */
GtkWidget *
bw_shift_cell_new (guint shift)
{
  BwShiftCell *self;

  g_return_val_if_fail (shift < BW_N_SHIFTS, NULL);

  self = g_object_new (BW_TYPE_SHIFT_CELL, NULL);
  self->shift = shift;
  return GTK_WIDGET (self);
}

guint
bw_shift_cell_get_shift (BwShiftCell *self)
{
  g_return_val_if_fail (BW_IS_SHIFT_CELL (self), 0);

  return self->shift;
}

BwPlace
bw_shift_cell_get_place (BwShiftCell *self)
{
  g_return_val_if_fail (BW_IS_SHIFT_CELL (self), BW_PLACE_NONE);

  return self->place;
}

/**
 * bw_shift_cell_set:
 * @self: a cell
 * @place: an area or a site
 * @name: of it
 * @coverage: how it stands there in the shift
 * @is_past: the shift is over
 * @is_current: it is on
 */
void
bw_shift_cell_set (BwShiftCell      *self,
                   BwPlace           place,
                   const char       *name,
                   const BwCoverage *coverage,
                   gboolean          is_past,
                   gboolean          is_current)
{
  g_autofree char *text = NULL;
  gboolean is_gap = coverage->missing + coverage->thin > 0;
  /* Who is on the way to a place with too few people is no help to one with nobody. */
  gboolean is_pending = is_gap && coverage->pending_missing >= coverage->missing;

  g_return_if_fail (BW_IS_SHIFT_CELL (self));

  self->place = place;
  text = bw_team_words_format_cell (coverage, is_past);
  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (self->label)), text))
    gtk_label_set_text (GTK_LABEL (self->label), text);

  gtk_widget_set_visible (self->symbol, is_gap);
  bw_symbol_icon_set_symbol (BW_SYMBOL_ICON (self->symbol), is_pending ? BW_SYMBOL_TIGHT : BW_SYMBOL_LATE);
  bw_symbol_icon_set_tone (BW_SYMBOL_ICON (self->symbol), BW_TONE_LATE);
  bw_calm_set_class (GTK_WIDGET (self), "gap", is_gap);
  bw_calm_set_class (GTK_WIDGET (self), "current", is_current && !is_gap);
  bw_calm_set_class (GTK_WIDGET (self), "muted",
                     is_past || coverage->needed == 0 || (!is_gap && coverage->covered == 0));
  describe (self, bw_team_words_describe_cell (name, self->shift, coverage, is_past));
}

void
bw_shift_cell_set_drop (BwShiftCell     *self,
                        BwShiftCellDrop  drop)
{
  g_return_if_fail (BW_IS_SHIFT_CELL (self));

  bw_calm_set_class (GTK_WIDGET (self), "can-drop", drop == BW_SHIFT_CELL_DROP_VALID);
  bw_calm_set_class (GTK_WIDGET (self), "no-drop", drop == BW_SHIFT_CELL_DROP_INVALID);
}

const char *
bw_shift_cell_get_text (BwShiftCell *self)
{
  g_return_val_if_fail (BW_IS_SHIFT_CELL (self), "");

  return gtk_label_get_text (GTK_LABEL (self->label));
}

const char *
bw_shift_cell_get_description (BwShiftCell *self)
{
  g_return_val_if_fail (BW_IS_SHIFT_CELL (self), "");

  return self->description != NULL ? self->description : "";
}
