/* bw-checkpoint-row.c: a checkpoint and its four measures, or an area of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-row.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-checkpoint-words.h"
#include "bw-format.h"
#include "bw-site-sign.h"
#include "bw-symbol-icon.h"

struct _BwCheckpointRow
{
  AdwBin parent_instance;

  BwSiteSign   *sign;
  GtkLabel     *name;
  GtkLabel     *subtitle;
  GtkWidget    *checks;
  BwSymbolIcon *temperature;
  BwSymbolIcon *code;
  BwSymbolIcon *record;
  BwSymbolIcon *certificate;
  GtkLabel     *passed;
  GtkWidget    *chevron;
  char         *text;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (BwCheckpointRow, bw_checkpoint_row, ADW_TYPE_BIN)

static void
take_text (BwCheckpointRow *self,
           char            *text)
{
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));

  g_free (self->text);
  self->text = text;

  /* The row of the list has the focus. */
  if (list_row != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (list_row), text);
}

static void
show_area (BwCheckpointRow  *self,
           const BwFacts    *facts,
           BwCheckpointBook *book,
           BwPlace           area)
{
  const char *name = bw_place_tree_get_name (facts->places, area, facts->language);
  g_autofree char *subtitle = bw_checkpoint_words_dup_area (facts, book, area);

  bw_calm_set_text (self->name, name);
  bw_calm_set_text (self->subtitle, subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->chevron), "s",
                                    bw_place_tree_get_code (facts->places, area));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->chevron), "win.show-scope");
  take_text (self, g_strdup_printf ("%s, %s", name, subtitle));
}

static void
show_check (BwSymbolIcon *icon,
            BwCheckState  state)
{
  bw_symbol_icon_set_symbol (icon, bw_checkpoint_words_get_symbol (state));
  bw_symbol_icon_set_tone (icon, bw_checkpoint_words_get_tone (state));
}

static void
show_checkpoint (BwCheckpointRow *self,
                 const BwFacts   *facts,
                 BwPlace          site)
{
  BwCheckpointState state;
  g_autofree char *passed = NULL;

  bw_checkpoint_state_init (&state, facts, site);
  bw_site_sign_set_site (self->sign, BW_SITE_KIND_CHECKPOINT, state.condition);
  bw_calm_set_text (self->name, bw_place_tree_get_name (facts->places, site, facts->language));
  show_check (self->temperature, state.checks[BW_CHECK_TEMPERATURE]);
  show_check (self->code, state.checks[BW_CHECK_CODE]);
  show_check (self->record, state.checks[BW_CHECK_REGISTER]);
  show_check (self->certificate, state.checks[BW_CHECK_CERTIFICATE]);
  passed = bw_format_value (state.passed, BW_BOUND_EXACT, facts->language);
  bw_calm_set_text (self->passed, passed);
  take_text (self, bw_checkpoint_words_dup_row (facts, &state));

  bw_calm_set_class (GTK_WIDGET (self->name), "strong", bw_condition_is_exception (state.condition));
}

static void
bw_checkpoint_row_finalize (GObject *object)
{
  g_clear_pointer (&BW_CHECKPOINT_ROW (object)->text, g_free);

  G_OBJECT_CLASS (bw_checkpoint_row_parent_class)->finalize (object);
}

static void
bw_checkpoint_row_class_init (BwCheckpointRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_checkpoint_row_finalize;

  g_type_ensure (BW_TYPE_SITE_SIGN);
  g_type_ensure (BW_TYPE_SYMBOL_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/checkpoints/bw-checkpoint-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, sign);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, name);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, checks);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, temperature);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, code);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, record);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, certificate);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, passed);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointRow, chevron);
}

static void
bw_checkpoint_row_init (BwCheckpointRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_checkpoint_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
bw_checkpoint_row_new (void)
{
  return g_object_new (BW_TYPE_CHECKPOINT_ROW, NULL);
}

/**
 * bw_checkpoint_row_set_place:
 * @self: a row
 * @facts: of the desk
 * @book: of the same
 * @place: an area or a checkpoint
 */
void
bw_checkpoint_row_set_place (BwCheckpointRow  *self,
                             const BwFacts    *facts,
                             BwCheckpointBook *book,
                             BwPlace           place)
{
  gboolean is_site;

  g_return_if_fail (BW_IS_CHECKPOINT_ROW (self));
  g_return_if_fail (facts != NULL && book != NULL);

  is_site = bw_place_tree_is_site (facts->places, place);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), is_site);
  gtk_widget_set_visible (self->checks, is_site);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), !is_site);
  gtk_widget_set_visible (self->chevron, !is_site);
  if (is_site)
    show_checkpoint (self, facts, place);
  else
    show_area (self, facts, book, place);
}

const char *
bw_checkpoint_row_get_text (BwCheckpointRow *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_ROW (self), NULL);

  return self->text;
}
