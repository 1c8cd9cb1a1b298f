package cn.suyuan.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes the protobuf of ChainMaker blocks from their JSON, for tests; field numbers as in anchors.md. */
final class ProtoWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtoWriter number(int field, JsonNode value) {
        return number(field, value.asLong(0));
    }

    ProtoWriter number(int field, long number) {
        if (number != 0) {
            varint((long) field << 3);
            varint(number);
        }
        return this;
    }

    ProtoWriter text(int field, JsonNode value) {
        return bytes(field, value.asText("").getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter base64(int field, JsonNode value) {
        return bytes(field, Base64.getDecoder().decode(value.asText("")));
    }

    ProtoWriter bytes(int field, byte[] value) {
        return value.length == 0 ? this : message(field, value);
    }

    ProtoWriter message(int field, byte[] value) {
        varint(((long) field << 3) | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    byte[] done() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static byte[] header(JsonNode header) {
        return new ProtoWriter()
                .number(1, header.path("block_version"))
                .number(2, header.path("block_type"))
                .text(3, header.path("chain_id"))
                .number(4, header.path("block_height"))
                .base64(5, header.path("block_hash"))
                .base64(6, header.path("pre_block_hash"))
                .number(7, header.path("pre_conf_height"))
                .number(8, header.path("tx_count"))
                .base64(9, header.path("tx_root"))
                .base64(10, header.path("dag_hash"))
                .base64(11, header.path("rw_set_root"))
                .number(12, header.path("block_timestamp"))
                .base64(13, header.path("consensus_args"))
                .bytes(14, member(header.path("proposer")))
                .base64(15, header.path("signature"))
                .done();
    }

    private static byte[] member(JsonNode member) {
        return new ProtoWriter()
                .text(1, member.path("org_id"))
                .number(2, member.path("member_type"))
                .base64(3, member.path("member_info"))
                .done();
    }

    private static byte[] entry(JsonNode entry) {
        return new ProtoWriter()
                .bytes(1, member(entry.path("signer")))
                .base64(2, entry.path("signature"))
                .done();
    }

    static byte[] transaction(JsonNode transaction) {
        ProtoWriter writer = new ProtoWriter().message(1, payload(transaction.path("payload")));
        writer.message(2, entry(transaction.path("sender")));
        transaction.path("endorsers").forEach(endorser -> writer.message(3, entry(endorser)));
        return writer.message(4, result(transaction.path("result"))).done();
    }

    static byte[] payload(JsonNode payload) {
        ProtoWriter writer = new ProtoWriter()
                .text(1, payload.path("chain_id"))
                .number(2, payload.path("tx_type"))
                .text(3, payload.path("tx_id"))
                .number(4, payload.path("timestamp"))
                .number(5, payload.path("expiration_time"))
                .text(6, payload.path("contract_name"))
                .text(7, payload.path("method"));
        for (JsonNode parameter : payload.path("parameters")) {
            writer.message(
                    8,
                    new ProtoWriter()
                            .text(1, parameter.path("key"))
                            .base64(2, parameter.path("value"))
                            .done());
        }
        writer.number(9, payload.path("sequence"));
        byte[] limit = new ProtoWriter()
                .number(1, payload.path("limit").path("gas_limit"))
                .done();
        return payload.has("limit") ? writer.message(10, limit).done() : writer.done();
    }

    private static byte[] result(JsonNode result) {
        JsonNode call = result.path("contract_result");
        ProtoWriter contract = new ProtoWriter()
                .number(1, call.path("code"))
                .base64(2, call.path("result"))
                .text(3, call.path("message"))
                .number(4, call.path("gas_used"));
        for (JsonNode event : call.path("contract_event")) {
            ProtoWriter writer = new ProtoWriter()
                    .text(1, event.path("topic"))
                    .text(2, event.path("tx_id"))
                    .text(3, event.path("contract_name"))
                    .text(4, event.path("contract_version"));
            event.path("event_data").forEach(data -> writer.text(5, data));
            contract.message(5, writer.done());
        }
        return new ProtoWriter()
                .number(1, result.path("code"))
                .message(2, contract.done())
                .base64(3, result.path("rw_set_hash"))
                .text(4, result.path("message"))
                .done();
    }

    static byte[] additional(JsonNode block) {
        String key = "TBFTAddtionalDataKey";
        JsonNode votes = block.path("additional_data").path("extra_data").path(key);
        byte[] pair = new ProtoWriter()
                .bytes(1, key.getBytes(StandardCharsets.UTF_8))
                .base64(2, votes)
                .done();
        return new ProtoWriter().message(1, pair).done();
    }
}
