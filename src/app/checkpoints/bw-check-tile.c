/* bw-check-tile.c: one of the four measures at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-check-tile.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-checkpoint-words.h"
#include "bw-fold-layout.h"
#include "bw-symbol-icon.h"

#include <glib/gi18n.h>

#define LINE_GAP 14

struct _BwCheckTile
{
  AdwBin parent_instance;

  GtkWidget    *line;
  GtkImage     *icon;
  GtkLabel     *title;
  GtkLabel     *note;
  GtkWidget    *chip;
  BwSymbolIcon *sign;
  GtkLabel     *word;
};

G_DEFINE_FINAL_TYPE (BwCheckTile, bw_check_tile, ADW_TYPE_BIN)

static const char *
get_icon_name (BwCheck check)
{
  static const char * const names[BW_N_CHECKS] = {
    "bw-check-temperature-symbolic", "bw-check-code-symbolic", "bw-check-register-symbolic",
    "bw-check-certificate-symbolic",
  };

  return names[check];
}

static void
bw_check_tile_class_init (BwCheckTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BW_TYPE_SYMBOL_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/checkpoints/bw-check-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCheckTile, line);
  gtk_widget_class_bind_template_child (widget_class, BwCheckTile, icon);
  gtk_widget_class_bind_template_child (widget_class, BwCheckTile, title);
  gtk_widget_class_bind_template_child (widget_class, BwCheckTile, note);
  gtk_widget_class_bind_template_child (widget_class, BwCheckTile, chip);
  gtk_widget_class_bind_template_child (widget_class, BwCheckTile, sign);
  gtk_widget_class_bind_template_child (widget_class, BwCheckTile, word);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bw_check_tile_init (BwCheckTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->line, bw_fold_layout_new (LINE_GAP));
}

/**
 * bw_check_tile_new:
 *
 * Returns: (transfer floating): an empty tile
 */
GtkWidget *
bw_check_tile_new (void)
{
  return g_object_new (BW_TYPE_CHECK_TILE, NULL);
}

/**
 * bw_check_tile_set_state:
 * @self: a tile
 * @facts: of the desk
 * @state: of the checkpoint
 * @check: which measure
 * @since: when it was first reported as not carried out, microseconds; 0: not known
 * @is_longer: it was so before @since already
 */
void
bw_check_tile_set_state (BwCheckTile             *self,
                         const BwFacts           *facts,
                         const BwCheckpointState *state,
                         BwCheck                  check,
                         gint64                   since,
                         gboolean                 is_longer)
{
  BwCheckState how;
  const char *title;
  const char *word;
  g_autofree char *note = NULL;
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (BW_IS_CHECK_TILE (self));
  g_return_if_fail (facts != NULL && state != NULL);

  how = state->checks[check];
  title = bw_checkpoint_words_get_check (facts, check);
  word = bw_checkpoint_words_get_state (how);
  note = bw_checkpoint_words_dup_check (facts, state, check, since, is_longer);
  /* Translators: one of the four measures of a checkpoint, and its state: "Certificate: not carried out" */
  head = g_strdup_printf (C_("check", "%s: %s"), title, word);
  text = g_strdup_printf ("%s%s%s", head, _(", "), note);

  gtk_image_set_from_icon_name (self->icon, get_icon_name (check));
  bw_calm_set_text (self->title, title);
  bw_calm_set_text (self->note, note);
  bw_calm_set_text (self->word, word);
  bw_symbol_icon_set_symbol (self->sign, bw_checkpoint_words_get_symbol (how));
  bw_symbol_icon_set_tone (self->sign, bw_checkpoint_words_get_tone (how));
  bw_theme_set_tone (GTK_WIDGET (self->word), bw_checkpoint_words_get_tone (how));
  bw_calm_set_class (GTK_WIDGET (self), "unmet", how == BW_CHECK_STATE_UNMET);
  bw_calm_set_class (self->chip, "met", how == BW_CHECK_STATE_MET);
  bw_calm_set_class (self->chip, "unmet", how == BW_CHECK_STATE_UNMET);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), text);
}
