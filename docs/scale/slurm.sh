#!/bin/sh
# CVs in a Slurm array:  sbatch --array=0-7 slurm.sh PEOPLE OUT
#
# Task I of N renders the I-th N-th of the CVs. Which CV is whose depends on its name alone, so a task that failed can
# be run again alone: sbatch --array=3 --export=ALL,SHARDS=8 slurm.sh PEOPLE OUT
#SBATCH --job-name=cvpdf
#SBATCH --cpus-per-task=4
#SBATCH --mem=512M
#SBATCH --time=00:10:00
set -eu
shard=$((${SLURM_ARRAY_TASK_ID:-0} - ${SLURM_ARRAY_TASK_MIN:-0} + 1))
shards=${SHARDS:-${SLURM_ARRAY_TASK_COUNT:-1}}
[ -z "${SHARDS:-}" ] || shard=$((${SLURM_ARRAY_TASK_ID:-0} + 1))
find "$1" -name '*.yaml' | sort | sed "s/.*/- '&'/" >"$2.$shard.jobs.yaml"
"${CVPDF:-cvpdf}" --batch "$2.$shard.jobs.yaml" --out-dir "$2" --shard "$shard/$shards" --if-changed \
	-j "${SLURM_CPUS_PER_TASK:-1}" --report "$2.$shard.json"
rm "$2.$shard.jobs.yaml"
