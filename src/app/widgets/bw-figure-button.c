/* bw-figure-button.c: one key figure: what it is, how much, what of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-figure-button.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-one-piece.h"
#include "bw-symbol-icon.h"

#include <glib/gi18n.h>

/* Of a wide letter in a line of 32, pixels. */
#define WIDE_HEIGHT 20

struct _BwFigureButton
{
  GtkButton parent_instance;

  GtkLabel     *name;
  GtkLabel     *value;
  GtkLabel     *unit;
  BwSymbolIcon *symbol;
  GtkLabel     *note;

  char         *text;   /* (owned) */
  gboolean      is_odd; /* of its pictures */
};

G_DEFINE_FINAL_TYPE (BwFigureButton, bw_figure_button, GTK_TYPE_BUTTON)

/* A text that is set again is laid out again. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  bw_calm_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The 日 of a time is of another font, whose middle is not that of the figures: the
 * line would be as much higher, and the note lower than the others beside it. So it
 * is given less height than it has room for. */
static void
keep_line (GtkLabel   *label,
           const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      PangoAttribute *height;

      if (!g_unichar_iswide (g_utf8_get_char (p)))
        continue;

      height = pango_attr_line_height_new_absolute (WIDE_HEIGHT * PANGO_SCALE);
      height->start_index = (guint) (p - text);
      height->end_index = (guint) (g_utf8_next_char (p) - text);
      pango_attr_list_insert (attributes, height);
    }

  gtk_label_set_attributes (label, attributes);
}

static void
describe (BwFigureButton     *self,
          const BwFigureFace *face)
{
  g_autoptr (GString) text = g_string_new (face->name);

  g_string_append_printf (text, " %s", face->value);
  if (face->unit != NULL && *face->unit != '\0')
    g_string_append_printf (text, " %s", face->unit);
  if (face->note != NULL)
    g_string_append_printf (text, ", %s", face->note);

  if (g_strcmp0 (self->text, text->str) == 0)
    return;

  g_free (self->text);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), self->text);
}

static void
bw_figure_button_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  bw_one_piece_snapshot (widget, snapshot, NULL, &BW_FIGURE_BUTTON (widget)->is_odd);
}

static void
bw_figure_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_FIGURE_BUTTON);

  G_OBJECT_CLASS (bw_figure_button_parent_class)->dispose (object);
}

static void
bw_figure_button_finalize (GObject *object)
{
  g_clear_pointer (&BW_FIGURE_BUTTON (object)->text, g_free);

  G_OBJECT_CLASS (bw_figure_button_parent_class)->finalize (object);
}

static void
bw_figure_button_class_init (BwFigureButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_figure_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_figure_button_finalize;
  widget_class->snapshot = bw_figure_button_snapshot;

  g_type_ensure (BW_TYPE_SYMBOL_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/widgets/bw-figure-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BwFigureButton, name);
  gtk_widget_class_bind_template_child (widget_class, BwFigureButton, value);
  gtk_widget_class_bind_template_child (widget_class, BwFigureButton, unit);
  gtk_widget_class_bind_template_child (widget_class, BwFigureButton, symbol);
  gtk_widget_class_bind_template_child (widget_class, BwFigureButton, note);
}

static void
bw_figure_button_init (BwFigureButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Until it has a face. */
  bw_accessible_set_label (GTK_ACCESSIBLE (self), _("Key figure"));
}

GtkWidget *
bw_figure_button_new (void)
{
  return g_object_new (BW_TYPE_FIGURE_BUTTON, NULL);
}

/**
 * bw_figure_button_set_face:
 * @self: a button
 * @face: what to show
 */
void
bw_figure_button_set_face (BwFigureButton     *self,
                           const BwFigureFace *face)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (BW_IS_FIGURE_BUTTON (self));
  g_return_if_fail (face != NULL && face->name != NULL && face->value != NULL);

  set_label (self->name, face->name);
  if (!g_str_equal (gtk_label_get_text (self->value), face->value))
    keep_line (self->value, face->value);
  set_label (self->value, face->value);
  set_label (self->unit, face->unit);
  set_label (self->note, face->note);
  bw_theme_set_tone (GTK_WIDGET (self->note), face->tone);
  gtk_widget_set_visible (GTK_WIDGET (self->symbol), face->symbol != BW_SYMBOL_NONE);
  bw_symbol_icon_set_symbol (self->symbol, face->symbol);
  bw_symbol_icon_set_tone (self->symbol, face->tone);
  bw_calm_set_class (widget, "missing", face->is_missing);
  bw_calm_set_class (widget, "stale", face->is_stale);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), face->tooltip) != 0)
    gtk_widget_set_tooltip_text (widget, face->tooltip);
  describe (self, face);
}

/**
 * bw_figure_button_get_text:
 * @self: a button
 *
 * Returns: (transfer none): all of it in words
 */
const char *
bw_figure_button_get_text (BwFigureButton *self)
{
  g_return_val_if_fail (BW_IS_FIGURE_BUTTON (self), "");

  return self->text != NULL ? self->text : "";
}
